"""An answer as a stream of events, from which every streaming protocol is made.

    StageStarted(retrieve) ─> PassagesFound ─> StageStarted(answer) ─> TextAdded … ─> CitationAdded … ─> Answered

The texts of all `TextAdded` joined are the text of `Answered.answer`, and the citations of all `CitationAdded` are its
citations. A language model adds a sentence at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rag.answer import Answer, Citation, ShownHit

_PIECE = re.compile(r"\S+\s*|\s+")
"""A word with the space after it: every character of a text is in exactly one piece."""


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A stage of the pipeline begins."""

    stage: Literal["retrieve", "answer"]


@dataclass(frozen=True, slots=True)
class PassagesFound:
    """The hits that are shown."""

    hits: tuple[ShownHit, ...]


@dataclass(frozen=True, slots=True)
class TextAdded:
    """A piece of the text, after those before."""

    text: str


@dataclass(frozen=True, slots=True)
class CitationAdded:
    """A citation of the text so far, in the order of the markers."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Answered:
    """The complete answer, the last event."""

    answer: Answer


AnswerEvent = StageStarted | PassagesFound | TextAdded | CitationAdded | Answered


def text_in_pieces(text: str) -> Iterator[TextAdded]:
    """Yield a complete text, a word at a time."""
    return map(TextAdded, _PIECE.findall(text))
