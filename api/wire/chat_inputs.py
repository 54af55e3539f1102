"""What chat clients may send, in the words of OpenAI's and Vercel's protocols.

They send much that does not concern a service which quotes documents (temperature, seed, user), so unknown fields are
let through. Fields that would change what the answer means are read, to be refused in `api.protocols.unsupported`.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from api.wire.inputs import Names
from api.wire.limits import MAX_TURN_CHARACTERS, MAX_TURNS
from api.wire.question_inputs import AnswerLanguage, FiltersInput, TopK
from index.storage.keys import SourcesProfile
from rag.answer import Turn
from rag.inquiry import DEFAULT_TOP_K

MODEL = "iqtibas"
"""The name of the model that asks the default collection; `iqtibas/<collection>` asks another."""

MAX_MESSAGES = 1_000
"""Chat clients send the whole conversation; of its turns the last `MAX_TURNS` are read."""

MAX_PARTS = 100
"""Of one message."""

MAX_MODEL_CHARACTERS = 300
"""Our own prefix and the longest name of a collection fit."""

MAX_TOKENS = 1_000_000
"""More than any model writes at once: who asks for that many tests what a server bears."""

_TEXT_PARTS = frozenset({"text", "input_text", "output_text"})


class OpenInput(BaseModel):
    """A JSON object from outside that may have fields which we do not know."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class PartInput(OpenInput):
    """A part of a message; only those of text are read."""

    type: str
    text: str | None = None


Content = str | Annotated[list[PartInput], Field(max_length=MAX_PARTS)] | None


class MessageInput(OpenInput):
    """A message of a conversation; instructions and what tools said are not heeded."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Content = None

    def text(self) -> str:
        """Return the text of the message."""
        return _text(self.content)

    def other_parts(self) -> list[str]:
        """Return the types of what is no text in it."""
        parts = [] if self.content is None or isinstance(self.content, str) else self.content
        return [part.type for part in parts if part.type not in _TEXT_PARTS]


class OtherItemInput(OpenInput):
    """An item of a Responses request that is no message: what a model thought, called or was told by a tool."""

    type: str


def _kind_of_item(item: Any) -> str:
    """Return the tag of an item; one that says nothing of its type is a message."""
    kind = item.get("type") if isinstance(item, dict) else None
    return "message" if kind in (None, "message") else "other"


ItemInput = Annotated[
    Annotated[MessageInput, Tag("message")] | Annotated[OtherItemInput, Tag("other")], Discriminator(_kind_of_item)
]


class UIMessageInput(OpenInput):
    """A message of the AI SDK."""

    role: Literal["system", "user", "assistant"]
    parts: Annotated[list[PartInput], Field(max_length=MAX_PARTS)]

    def text(self) -> str:
        """Return the text of the message."""
        return _text(self.parts)

    def other_parts(self) -> list[str]:
        """Return the types of files in it; steps, reasoning and sources are the assistant's own."""
        return [part.type for part in self.parts if part.type == "file"]


class ConversationInput(OpenInput):
    """A conversation whose last question is asked, with what may be added to it in every protocol, as in `/v1/ask`.

    `messages_field` is what the client calls the messages.
    """

    messages_field: ClassVar[str] = "messages"

    collections: Names | None = None
    language: AnswerLanguage = "auto"
    filters: FiltersInput | None = None
    top_k: TopK = DEFAULT_TOP_K

    @abstractmethod
    def all_messages(self) -> Sequence[MessageInput | UIMessageInput]:
        """Return the messages, the oldest first."""


class StreamOptionsInput(OpenInput):
    """How to stream."""

    include_usage: bool | None = None


class FormatInput(OpenInput):
    """The form of the answer."""

    type: str


Model = Annotated[str, Field(max_length=MAX_MODEL_CHARACTERS)]
Tokens = Annotated[int, Field(le=MAX_TOKENS)]
"""Of an answer, which is as long as it is: a limit that a model could keep is let through."""


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
        """Whether a stream ends with how much was used."""
        return bool(self.stream_options and self.stream_options.include_usage)


class TextInput(OpenInput):
    """How a text is wished for."""

    format: FormatInput | None = None


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


class UIChatInput(ConversationInput):
    """A request of the AI SDK's `useChat`."""

    messages: Annotated[list[UIMessageInput], Field(min_length=1, max_length=MAX_MESSAGES)]

    def all_messages(self) -> Sequence[UIMessageInput]:
        return self.messages


BODIES: Sequence[type[BaseModel]] = (ChatInput, ResponsesInput, UIChatInput)


def last_question(messages: Sequence[MessageInput | UIMessageInput]) -> tuple[str, list[Turn]] | None:
    """Return the last text of the user, and the turns before it that serve to understand it; None without a user."""
    asked = [at for at, message in enumerate(messages) if message.role == "user"]
    if not asked:
        return None
    before = [
        (message.role, message.text()) for message in messages[: asked[-1]] if message.role in ("user", "assistant")
    ]
    turns = [Turn(role, text[:MAX_TURN_CHARACTERS]) for role, text in before if text.strip()]
    return messages[asked[-1]].text(), turns[-MAX_TURNS:]


def _text(content: Content) -> str:
    if content is None or isinstance(content, str):
        return content or ""
    return "\n".join(part.text or "" for part in content if part.type in _TEXT_PARTS)
