"""Requests of Vercel's AI SDK (`useChat`)."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from api.wire.conversations import MAX_MESSAGES, ConversationInput, OpenInput, Parts, text_of


class UIMessageInput(OpenInput):
    """A message of the AI SDK."""

    role: Literal["system", "user", "assistant"]
    parts: Parts

    def text(self) -> str:
        return text_of(self.parts)

    def other_parts(self) -> list[str]:
        # Steps, reasoning and sources are the assistant's own.
        return [part.type for part in self.parts if part.type == "file"]


class UIChatInput(ConversationInput):
    """A request of the AI SDK's `useChat`."""

    messages: Annotated[list[UIMessageInput], Field(min_length=1, max_length=MAX_MESSAGES)]

    def all_messages(self) -> Sequence[UIMessageInput]:
        return self.messages
