"""The seam to a language model: messages in, text out, piece by piece. Nothing that comes out of it is believed here.

Implementations: `openai_writer` (any OpenAI-compatible server, over HTTP) and `transformers_writer` (in this process).
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from rag.wait import Wait


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat; `system` says what to do, `user` brings passages and question."""

    role: Literal["system", "user"]
    content: str


class Writer(Protocol):
    """A chat model. Safe to call from many threads."""

    @property
    def name(self) -> str:
        """Return the name shown to users, as the setting gives it: `openai:gpt-oss-20b`."""

    def count_tokens(self, text: str) -> int:
        """Return the length of a text in tokens; an estimate from above where the tokenizer is not here."""

    def write(self, messages: Sequence[Message], wait: Wait) -> Generator[str, None, None]:
        """Yield the reply as it is made; closing the iterator stops the model.

        Args:
            wait: once it is over, or nobody waits any more, the writing stops.

        Raises:
            GeneratorUnavailable: there is no reply, or it broke off or was late; pieces may have come before.
            Abandoned: nobody waits for it any more.
        """

    def close(self) -> None:
        """Let go of what the writer holds; it writes no more."""
