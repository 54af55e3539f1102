"""The protocol of a language model: messages in, untrusted text out, piece by piece.

Implementations: `openai_writer` (any OpenAI-compatible server, over HTTP) and `transformers_writer` (in this process).
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from rag.wait import Wait


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a chat: `system` has the instructions, `user` the passages and the question."""

    role: Literal["system", "user"]
    content: str


class Writer(Protocol):
    """A chat model. Safe to call from many threads."""

    @property
    def name(self) -> str:
        """Return the name shown to users, as in the setting: `openai:gpt-oss-20b`."""

    def count_tokens(self, text: str) -> int:
        """Return the length of a text in tokens, or an upper bound of it."""

    def write(self, messages: Sequence[Message], wait: Wait) -> Generator[str, None, None]:
        """Yield the pieces of the reply as they are generated; closing the iterator stops the model.

        Args:
            wait: the deadline, and whether the reply is still wanted.

        Raises:
            GeneratorUnavailable: there is no reply, or it broke off or was late; pieces may have been yielded.
            Abandoned: the reply is no longer wanted.
        """

    def close(self) -> None:
        """Free the resources of the writer; it must not be used any more."""
