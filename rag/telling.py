"""An answer told piece by piece, as it comes about: what every protocol that streams is made from.

    Stage(retrieve) ─> Found ─> Stage(answer) ─> Said … ─> Cited … ─> Done

The texts of all `Said` joined are the text of `Done.answer`, and the citations of all `Cited` are its citations. A
writer that is slow says a sentence at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rag.answer import Answer, Citation, ShownHit

# A word with the space after it: every character of a text is in exactly one piece.
_PIECE = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Stage:
    """What is being done now."""

    stage: Literal["retrieve", "answer"]


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that were found."""

    hits: tuple[ShownHit, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """More of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the text so far."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Done:
    """The whole answer."""

    answer: Answer


Told = Stage | Found | Said | Cited | Done


def spoken_in_pieces(text: str) -> Iterator[Said]:
    """Yield a text that is there already, a word at a time."""
    return map(Said, _PIECE.findall(text))
