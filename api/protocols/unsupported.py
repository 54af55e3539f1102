"""Features of the chat protocols that are refused, because ignoring them would change the meaning of the answer.

A table for each protocol: field -> a test whether its value asks for such a feature, and what to do instead.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from api.problems import UNSUPPORTED, Refused
from api.wire.conversations import ChatMessage
from api.wire.openai_inputs import (
    ChatInput,
    FormatInput,
    MessageInput,
    OtherItemInput,
    ResponsesInput,
    TextInput,
)


def _is_other_format(value: FormatInput | TextInput) -> bool:
    requested = value.format if isinstance(value, TextInput) else value
    return requested is not None and requested.type != "text"


def _has_references(items: str | Sequence[MessageInput | OtherItemInput]) -> bool:
    """Return whether some items only refer to stored ones."""
    return any(isinstance(item, OtherItemInput) and item.type == "item_reference" for item in items)


_TOOLS = (bool, "no tools are called: leave them out")
_NOTHING_STORED = (lambda value: value is not None, "nothing is stored: send the whole conversation")
_Table = Mapping[str, tuple[Callable[[Any], bool], str]]

_CHAT: _Table = {
    "n": (lambda n: n not in (None, 1), "one answer is given: leave n at 1"),
    "tools": _TOOLS,
    "functions": _TOOLS,
    "response_format": (_is_other_format, "an answer is text"),
    "modalities": (lambda kinds: kinds != ["text"], "an answer is text"),
    "logprobs": (bool, "quoted words have no probabilities"),
    "stop": (bool, "an answer is not cut off"),
}
_RESPONSES: _Table = {
    "tools": _TOOLS,
    "text": (_is_other_format, "an answer is text"),
    "input": (_has_references, _NOTHING_STORED[1]),
    "previous_response_id": _NOTHING_STORED,
    "conversation": _NOTHING_STORED,
    "prompt": _NOTHING_STORED,
    "background": (bool, "an answer comes at once: leave background out"),
}
_TABLES: Mapping[type[BaseModel], _Table] = {ChatInput: _CHAT, ResponsesInput: _RESPONSES}

_NO_TOOLS = "none"


def check_supported(given: ChatInput | ResponsesInput) -> None:
    """Check that a request asks for nothing unsupported.

    Raises:
        Refused: it does; the problem names the first such field.
    """
    for field, (asks_for_more, instead) in _TABLES[type(given)].items():
        value = getattr(given, field)
        is_tool_unused = field == "tools" and given.tool_choice == _NO_TOOLS
        if value is not None and asks_for_more(value) and not is_tool_unused:
            raise unsupported(field, instead)


def check_text_only(messages: Iterable[ChatMessage]) -> None:
    """Check that the messages of the user contain only text.

    Raises:
        Refused: one contains a picture, a sound or a file.
    """
    if any(message.other_parts() for message in messages if message.role == "user"):
        raise unsupported("messages", "only text is read, no pictures, sounds or files")


def unsupported(field: str, instead: str) -> Refused:
    """Return the refusal of a field, with what to do instead."""
    return Refused(replace(UNSUPPORTED, detail=f"{field}: {instead}."))
