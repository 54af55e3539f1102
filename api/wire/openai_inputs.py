"""Requests of OpenAI's protocols: chat completions and Responses."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from api.wire.conversations import MAX_MESSAGES, TEXT_PARTS, ConversationInput, OpenInput, Parts, text_of
from index.storage.keys import SourcesProfile

MODEL = "iqtibas"
"""The name of the model that asks the default collection; `iqtibas/<collection>` asks another."""

MAX_MODEL_CHARACTERS = 300
"""Enough for the prefix `iqtibas/` and the longest name of a collection."""

MAX_TOKENS = 1_000_000
"""More than any model writes at once; a larger number is an attack or a mistake."""

Model = Annotated[str, Field(max_length=MAX_MODEL_CHARACTERS)]
Tokens = Annotated[int, Field(le=MAX_TOKENS)]
"""A limit on the answer; accepted but not applied, because an answer is never cut off."""


class MessageInput(OpenInput):
    """A message of a conversation; instructions and the output of tools are ignored."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | Parts | None = None

    def text(self) -> str:
        return self.content if isinstance(self.content, str) else text_of(self.content or ())

    def other_parts(self) -> list[str]:
        parts = () if self.content is None or isinstance(self.content, str) else self.content
        return [part.type for part in parts if part.type not in TEXT_PARTS]


class OtherItemInput(OpenInput):
    """An item of a Responses request other than a message, such as reasoning or a tool call."""

    type: str


def _kind_of_item(item: Any) -> str:
    """Return the tag of an item; one without a type is a message."""
    kind = item.get("type") if isinstance(item, dict) else None
    return "message" if kind in (None, "message") else "other"


ItemInput = Annotated[
    Annotated[MessageInput, Tag("message")] | Annotated[OtherItemInput, Tag("other")], Discriminator(_kind_of_item)
]


class StreamOptionsInput(OpenInput):
    """Options of a stream."""

    include_usage: bool | None = None


class FormatInput(OpenInput):
    """The requested format of the answer."""

    type: str


class TextInput(OpenInput):
    """Options of the text of the answer."""

    format: FormatInput | None = None


class ChatInput(ConversationInput):
    """A request of OpenAI's chat completions."""

    model: Model = MODEL
    messages: Annotated[list[MessageInput], Field(min_length=1, max_length=MAX_MESSAGES)]
    sources: SourcesProfile | None = None
    stream: bool | None = None
    stream_options: StreamOptionsInput | None = None
    n: int | None = None
    tools: list[Any] | None = None
    tool_choice: Any = None
    functions: list[Any] | None = None
    response_format: FormatInput | None = None
    modalities: Any = None
    logprobs: bool | None = None
    stop: Any = None
    max_tokens: Tokens | None = None
    max_completion_tokens: Tokens | None = None

    def all_messages(self) -> Sequence[MessageInput]:
        return self.messages

    @property
    def includes_usage(self) -> bool:
        """Whether a stream ends with a chunk of usage."""
        return bool(self.stream_options and self.stream_options.include_usage)


class ResponsesInput(ConversationInput):
    """A request of OpenAI's Responses, for text."""

    messages_field = "input"

    model: Model = MODEL
    input: str | Annotated[list[ItemInput], Field(min_length=1, max_length=MAX_MESSAGES)]
    stream: bool | None = None
    tools: list[Any] | None = None
    tool_choice: Any = None
    text: TextInput | None = None
    previous_response_id: str | None = None
    conversation: Any = None
    prompt: Any = None
    background: bool | None = None
    max_output_tokens: Tokens | None = None

    def all_messages(self) -> Sequence[MessageInput]:
        """Return the messages; a text alone is a question."""
        if isinstance(self.input, str):
            return [MessageInput(role="user", content=self.input)]
        return [item for item in self.input if isinstance(item, MessageInput)]
