"""Prompts that chat clients send on their own, for a title, tags or follow-up questions: answered without a search.

Clients write them for a model that follows instructions. A search for them would take time, and would show sources for
a question that nobody asked. They are recognised by the templates of known clients, and answered in the format that
they request. The follow-up questions after a refusal are its suggestions.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import orjson

from api.protocols.suggestions import suggestions_in

TITLE_CHARACTERS = 50
"""What fits into the list of conversations of a chat client."""

_UNTITLED = "Iqtibas"

# Open WebUI: "### Task:" and an example of the requested JSON, such as { "title": "..." }.
_TASK = re.compile(r"\s*#+ Task:\s", re.IGNORECASE)
_REQUESTED_FIELD = re.compile(r'\{\s*\\?"(title|tags|follow_ups|queries|text)\\?"\s*:')
# LibreChat, NextChat, Chatbox and others: "Provide a concise, 5-word-or-less title for the conversation, ..."
_TITLE = re.compile(
    r"\s*(?:based on the chat history, |please )*(?:provide|generate|create|write|give|summari[sz]e)\b[^.?!؟]{0,200}?"
    r"\b(?:title|name)\b",
    re.IGNORECASE,
)
_CONVERSATION = re.compile(r"\b(?:conversation|chat)\b", re.IGNORECASE)
_QUESTION_MARK = re.compile(r"[?؟]\s*$")
# The first text of the user, as clients quote it.
_FIRST_WORDS = re.compile(r"^\W*(?:user|human)\W*:\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Chat:
    """The conversation that a prompt is about: its title, and the suggestions in it."""

    title: str
    suggested: Sequence[str]


_ANSWERS: Mapping[str, Callable[[_Chat], object]] = {
    "title": lambda chat: chat.title,
    "tags": lambda chat: ["General"],
    "follow_ups": lambda chat: chat.suggested,
    "queries": lambda chat: [],
    "text": lambda chat: "",
}


def housekeeping_answer(prompt: str, asked_before: Sequence[str]) -> str | None:
    """Return the answer to a client's own prompt; None for a question of a person.

    Args:
        asked_before: the earlier texts of the user, for the title.
    """
    chat = _Chat(_title(prompt, asked_before), suggestions_in(prompt))
    if _TASK.match(prompt) and (requested := _REQUESTED_FIELD.search(prompt)):
        return orjson.dumps({requested[1]: _ANSWERS[requested[1]](chat)}).decode()
    if _TITLE.match(prompt) and _CONVERSATION.search(prompt) and not _QUESTION_MARK.search(prompt):
        return chat.title
    return None


def _title(prompt: str, asked_before: Sequence[str]) -> str:
    """Return the beginning of the user's first text, cut between words."""
    quoted = _FIRST_WORDS.search(prompt)
    words = " ".join((quoted[1] if quoted else next(iter(asked_before), "")).split()).strip("\"'")
    if len(words) <= TITLE_CHARACTERS:
        return words or _UNTITLED
    return words[:TITLE_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,،؛;:") + "…"
