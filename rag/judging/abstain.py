"""Whether to answer at all and, where not, why; and the chance that this is right.

In: the question and what was retrieved. Out: a `Verdict`. Two logistic regressions judge the first passage: whether the
documents speak of the matter, by how much of the question it covers and how near it is in meaning, and whether the
answer taken from there is right, for which it also counts how far it is ahead of the second. Whether it says exactly
what is asked (a question close to the topic that the text leaves open) is not judged here.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.fold import bare, fold
from corpus.language import detect_language
from rag.answer import AbstainReason, Evidence


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression over `features`: `weights` by name, those left out being 0, and `bias`."""

    weights: Mapping[str, float]
    bias: float

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the chance in [0, 1]."""
        return 1 / (1 + math.exp(-self.bias - sum(self.weights[name] * features[name] for name in self.weights)))


# Learned with `python -m eval.calibrate` (2026-11-24) on half of the titles of ARCD, SQuAD 2.0 and manuals in four
# directions, each question asked once with its document in the collection and once without. On the other half: area
# under the ROC curve .929 for the document being there and .909 for the answer being right, calibration error .054.
RELEVANT = Regression({"coverage": 5.32, "dense": 4.23}, -5.30)
RIGHT = Regression({"coverage": 3.17, "dense": 1.81, "lead": 0.45}, -4.57)
COVERED = Regression({"coverage": 7.11}, -3.85)
# The highest bar at which less than 1 % of the rightly answered questions are lost; 61 % of those without their
# document are refused (the same half).
LEAST_RELEVANCE = 0.15
# Nobody can be surer than the data that the weights come from.
_SUREST = 0.98
# A refusal that does not rest on retrieval (a greeting, an empty collection) is right but for a misread question.
_PLAIN_REFUSAL = 0.95

_COURTESIES = frozenset(
    fold(word)
    for word in """
    السلام عليكم وعليكم ورحمة الله وبركاته مرحبا أهلا وسهلا اهلين هلا سلام هاي صباح مساء الخير النور شكرا جزيلا لك لكم
    كيف حالك حالكم اليوم شلونك شخبارك إزيك كيفك يا عفوا يعطيك العافية تسلم حياك طيب تمام مع السلامة
    hello hi hey there dear good morning evening afternoon thanks thank you very much so a lot have been helpful really
    that was bye goodbye how are today welcome please ok okay great
    """.split()
)
_WORD = re.compile(r"[^\W_]+")
_FOREIGN_LETTER = re.compile("[^\\W\\d_A-Za-zÀ-ʯḀ-ỿ\u0620-\u06ff\u0750-\u077f\u0870-\u08c9]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do: refuse for `reason`, or answer when it is None; `confidence` is the chance that this is right."""

    reason: AbstainReason | None
    confidence: float


def verdict_on_question(question: str) -> Verdict | None:
    """Return why this cannot be answered whatever the documents say, or None where that must be looked up."""
    words = _WORD.findall(bare(question))
    if all(fold(word) in _COURTESIES for word in words):
        return Verdict("not_a_question", _PLAIN_REFUSAL)
    if _is_foreign(question, words):
        return Verdict("unsupported_language", _PLAIN_REFUSAL)
    return None


def verdict_on_evidence(evidence: Sequence[Evidence], *, searched: bool) -> Verdict:
    """Return whether the evidence, best first, answers; `searched` tells whether there was any passage to search."""
    if not searched:
        return Verdict("empty_collection", _PLAIN_REFUSAL)
    if not evidence:
        return Verdict("no_relevant_passage", _SUREST)
    found = features(evidence)
    relevance = (RELEVANT if "dense" in found else COVERED).chance(found)
    if relevance < LEAST_RELEVANCE:
        return Verdict("no_relevant_passage", min(_SUREST, 1 - relevance))
    return Verdict(None, min(_SUREST, (RIGHT if "dense" in found else COVERED).chance(found)))


def features(evidence: Sequence[Evidence]) -> dict[str, float]:
    """Return what the regressions judge by: the `coverage` of the first passage, its `dense` score (not while vectors
    are being made) and its `lead` over the second in fused score."""
    first, *others = (each.hit for each in evidence)
    known = {name: first.scores[name] for name in ("coverage", "dense") if name in first.scores}
    return known | {"lead": first.score - others[0].score if others else 0.0}


def _is_foreign(question: str, words: Sequence[str]) -> bool:
    """Return whether neither language is spoken: most letters stand in words that have one of another script.

    A digit is of no language, and letters drawn like Latin ones are taken for these, as everywhere in the search.
    """
    spoken = [word for word in words if not word.isdigit()]
    foreign = sum(len(word) for word in spoken if _FOREIGN_LETTER.search(word))
    return bool(spoken) and (detect_language(question) is None or 2 * foreign > sum(map(len, spoken)))
