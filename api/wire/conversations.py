"""Conversations as chat clients send them, in whatever protocol, and the question that one asks.

Clients send many fields that do not concern a service that quotes documents (temperature, seed, user), so unknown
fields are ignored. Fields that would change the meaning of an answer are read, to be refused in
`api.protocols.unsupported`.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Annotated, ClassVar, Protocol

from pydantic import BaseModel, ConfigDict, Field

from api.wire.inputs import Names
from api.wire.limits import MAX_TURN_CHARACTERS, MAX_TURNS
from api.wire.question_inputs import AnswerLanguage, FiltersInput, TopK
from rag.answer import Turn
from rag.inquiry import DEFAULT_TOP_K

MAX_MESSAGES = 1_000
"""Chat clients send the whole conversation; of its turns the last `MAX_TURNS` are read."""

MAX_PARTS = 100
"""Of one message."""

TEXT_PARTS = frozenset({"text", "input_text", "output_text"})


class OpenInput(BaseModel):
    """A JSON object from outside that may have fields which we do not know."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class PartInput(OpenInput):
    """A part of a message; only those of text are read."""

    type: str
    text: str | None = None


Parts = Annotated[list[PartInput], Field(max_length=MAX_PARTS)]


class ChatMessage(Protocol):
    """A message of any protocol."""

    @property
    def role(self) -> str: ...

    def text(self) -> str:
        """Return the text of the message: its text parts, a line each."""
        ...

    def other_parts(self) -> list[str]:
        """Return the types of its parts that are neither text nor the assistant's own."""
        ...


class ConversationInput(OpenInput):
    """A conversation whose last question is asked, with what may be added to it in every protocol, as in `/v1/ask`.

    `messages_field` is the name of the field that holds the messages.
    """

    messages_field: ClassVar[str] = "messages"

    collections: Names | None = None
    language: AnswerLanguage = "auto"
    filters: FiltersInput | None = None
    top_k: TopK = DEFAULT_TOP_K

    @abstractmethod
    def all_messages(self) -> Sequence[ChatMessage]:
        """Return the messages, the oldest first."""


def text_of(parts: Sequence[PartInput]) -> str:
    """Return the text parts, a line each."""
    return "\n".join(part.text or "" for part in parts if part.type in TEXT_PARTS)


def last_question(messages: Sequence[ChatMessage]) -> tuple[str, list[Turn]] | None:
    """Return the text of the last user message, and the turns before it as its context; None without a user message.

    The context has the last `MAX_TURNS` turns of user and assistant that have text, each cut at `MAX_TURN_CHARACTERS`.
    """
    asked = [at for at, message in enumerate(messages) if message.role == "user"]
    if not asked:
        return None
    before = [
        (message.role, message.text()) for message in messages[: asked[-1]] if message.role in ("user", "assistant")
    ]
    turns = [Turn(role, text[:MAX_TURN_CHARACTERS]) for role, text in before if text.strip()]
    return messages[asked[-1]].text(), turns[-MAX_TURNS:]
