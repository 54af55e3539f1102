"""What is chosen to be quoted: exact spans of passages, and which of the sentences found are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.fold import fold
from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.asking.question import understand
from rag.reading.find import READ_PASSAGES, Found, found_sentences

__all__ = ["READ_PASSAGES", "Sentence", "answering_sentences", "quoted", "shown"]

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


def answering_sentences(
    question: str, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Sentence, ...]:
    """Return one to three sentences that answer best, best first and none twice; none when there is no evidence.

    Args:
        language: of the answer; it decides whether a passage can be cut, see `units`.
    """
    return tuple(map(quoted, shown(found_sentences(understand(question), evidence, language, analyzer))))


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


def quoted(found: Found) -> Sentence:
    """Return a found sentence as one to be quoted."""
    return Sentence(found.evidence, found.unit.start, found.unit.end, found.unit.translated)
