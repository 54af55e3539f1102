"""What chat clients may ask for and this service does not do: refused where ignoring it would change the meaning.

A table: field -> whether its value asks for something else, and what to do instead.
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
    """Return whether some items are only named, as if they had been stored."""
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
    """Let a request pass that asks for nothing which this service does not do.

    Raises:
        Refused: it does; the first such field is named.
    """
    for field, (asks_for_more, instead) in _TABLES[type(given)].items():
        value = getattr(given, field)
        is_tool_unused = field == "tools" and given.tool_choice == _NO_TOOLS
        if value is not None and asks_for_more(value) and not is_tool_unused:
            raise unsupported(field, instead)


def check_text_only(messages: Iterable[ChatMessage]) -> None:
    """Let messages of text pass.

    Raises:
        Refused: the user sent a picture, a sound or a file.
    """
    if any(message.other_parts() for message in messages if message.role == "user"):
        raise unsupported("messages", "only text is read, no pictures, sounds or files")


def unsupported(field: str, instead: str) -> Refused:
    """Return the refusal of a field."""
    return Refused(replace(UNSUPPORTED, detail=f"{field}: {instead}."))
