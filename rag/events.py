"""An answer as events, as it comes about: what every protocol that streams is made from.

    StageStarted(retrieve) ─> PassagesFound ─> StageStarted(answer) ─> TextAdded … ─> CitationAdded … ─> Answered

The texts of all `TextAdded` joined are the text of `Answered.answer`, and the citations of all `CitationAdded` are its
citations. A writer that is slow adds a sentence at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rag.answer import Answer, Citation, ShownHit

# A word with the space after it: every character of a text is in exactly one piece.
_PIECE = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class StageStarted:
    """What is being done now."""

    stage: Literal["retrieve", "answer"]


@dataclass(frozen=True, slots=True)
class PassagesFound:
    """The passages that were found."""

    hits: tuple[ShownHit, ...]


@dataclass(frozen=True, slots=True)
class TextAdded:
    """More of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class CitationAdded:
    """A citation of the text so far."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Answered:
    """The whole answer."""

    answer: Answer


AnswerEvent = StageStarted | PassagesFound | TextAdded | CitationAdded | Answered


def text_in_pieces(text: str) -> Iterator[TextAdded]:
    """Yield a text that is there already, a word at a time."""
    return map(TextAdded, _PIECE.findall(text))
