"""The reader: from the retrieved passages, the sentences that answer.

In: the question and its evidence, best first. Out: one to three sentences, each an exact span of its passage. A
sentence is scored by the terms it shares with the question (weighed among the sentences at hand, so that what all of
them say counts for little), by its cosine to the question, and by the rank score of its passage. No span inside a
sentence is sought here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from corpus.passage import Language
from index.search.fuse import standardised
from index.words.analysis import Analyzer
from index.words.sparse import SparseIndex
from rag.answer import Evidence
from rag.reading.units import Unit, units

# The share of questions whose gold answer stands in the first sentence chosen and in the first three, over all of
# each collection (2026-11-24; titles not used to choose): ARCD .652 and .819, SQuAD .743 and .874. Without the cosine
# .661 and .836, .741 and .878; with PASSAGE_WEIGHT .6 .646 and .816, .742 and .869: the choice matters little.
COSINE_WEIGHT = 0.3
PASSAGE_WEIGHT = 1.0
READ_PASSAGES = 8
MOST_SENTENCES = 3
# A further sentence is shown only when its score is within this much of the best, in spreads: 1.23 sentences a
# question, and the answer among them for 77 % (the same questions); at .25 1.12 sentences and 75 %.
NEAR_BEST = 0.5

Scores = NDArray[np.float32]
_Candidate = tuple[Evidence, Unit]


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
    found = [(each, unit) for each in evidence[:READ_PASSAGES] for unit in units(each.passage, language, analyzer)]
    scores = _scores(question, found, analyzer)
    distinct: dict[str, Sentence] = {}
    for at in np.argsort(-scores, kind="stable").tolist():
        if scores[at] < scores.max() - NEAR_BEST or len(distinct) == MOST_SENTENCES:
            break
        each, unit = found[at]
        sentence = Sentence(each, unit.start, unit.end, unit.translated)
        distinct.setdefault(fold(sentence.text), sentence)
    return tuple(distinct.values())


def _scores(question: str, found: Sequence[_Candidate], analyzer: Analyzer) -> Scores:
    cosine = np.array([_cosine(each, unit) for each, unit in found], np.float32)
    passage = np.array([each.hit.score for each, _ in found], np.float32)
    total: Scores = (
        standardised(_shared_terms(question, [unit for _, unit in found], analyzer))
        + np.float32(COSINE_WEIGHT) * standardised(cosine)
        + np.float32(PASSAGE_WEIGHT) * standardised(passage)
    )
    return total


def _shared_terms(question: str, found: Sequence[Unit], analyzer: Analyzer) -> Scores:
    """Return the BM25 score of each unit among these units alone."""
    index = SparseIndex()
    for key, unit in enumerate(found):
        index.add(key, unit.terms, unit.length)
    keys, shared = index.score(analyzer.expand(question, index.frequencies))
    scores = np.zeros(len(found), np.float32)
    scores[keys] = shared
    return scores


def _cosine(evidence: Evidence, unit: Unit) -> float:
    """Return the best cosine of the unit's vectors, 0 where it has none."""
    cosines = evidence.sentence_cosines
    return max((float(cosines[row]) for row in unit.rows if row < len(cosines)), default=0.0)
