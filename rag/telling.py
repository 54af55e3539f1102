"""An answer told piece by piece, as it comes about: what every protocol that streams is made from.

    Stage(retrieve) ─> Found ─> Stage(answer) ─> Said … ─> Cited … ─> Done

The texts of all `Said` joined are the text of `Done.answer`, and the citations of all `Cited` are its citations. A
writer that is slow may say and cite in turns; whoever listens must not count on more than the order of the text.
"""

import re
from collections.abc import Callable, Iterator
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


def tell(ask: Callable[[], Answer]) -> Iterator[Told]:
    """Yield an answer that comes about in one piece; raises what `ask` raises."""
    yield Stage("retrieve")
    yield from tell_whole(ask())


def tell_whole(answer: Answer) -> Iterator[Told]:
    """Yield an answer that is there already."""
    yield Found(answer.hits)
    yield Stage("answer")
    yield from map(Said, _PIECE.findall(answer.answer))
    yield from map(Cited, answer.citations)
    yield Done(answer)
