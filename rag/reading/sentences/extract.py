"""Sentences to quote: exact spans of passages, and the choice of those that are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.fold import fold
from index.hit import Hit
from index.records import StoredPassage
from rag.answer import Evidence
from rag.reading.sentences.found import Found
from rag.reading.sentences.units import Unit

MOST_SENTENCES = 3
SHARE_OF_BEST = 0.5
"""A further sentence is shown only when its chance of holding the answer is this share of the best one's."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a retrieved passage, `evidence.stored.passage.text[start:end]`, and the translation of exactly these.

    `translated` is None when the passage has no translation, or none by sentence.
    """

    evidence: Evidence
    start: int
    end: int
    translated: str | None

    @property
    def text(self) -> str:
        """The sentence as it stands in the passage."""
        return self.evidence.stored.passage.text[self.start : self.end]


def shown(found: Sequence[Found]) -> list[Found]:
    """Return the sentences worth showing, best first: the best, and those nearly as likely that say something else."""
    if not found:
        return []
    chances = np.exp(np.array([each.score for each in found]) - found[0].score)
    distinct: dict[str, Found] = {}
    for each, chance in zip(found, chances.tolist(), strict=True):
        if chance >= SHARE_OF_BEST and len(distinct) < MOST_SENTENCES:
            distinct.setdefault(fold(quoted(each).text), each)
    return list(distinct.values())


def sentence_of(stored: StoredPassage, unit: Unit, hit: Hit) -> Sentence:
    """Return a sentence of a passage that is read beside the one of a hit, from which it has its scores."""
    own = replace(hit, passage_id=stored.passage.passage_id)
    return Sentence(Evidence(stored, own, np.zeros(0, np.float32)), unit.start, unit.end, unit.translated)


def quoted(found: Found) -> Sentence:
    """Return a found sentence as one to be quoted."""
    return Sentence(found.evidence, found.unit.start, found.unit.end, found.unit.translated)
