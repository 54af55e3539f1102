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

from rag.answer import AbstainReason, Evidence
from rag.asking.question import understand
from rag.judging.small_talk import Talk, talk_of


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
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do: refuse for `reason`, or answer when it is None; `confidence` is the chance that this is right.

    `talk` is what was said in place of a question, where that is known.
    """

    reason: AbstainReason | None
    confidence: float
    talk: Talk | None = None


def verdict_on_question(question: str) -> Verdict | None:
    """Return why this cannot be answered whatever the documents say, or None where that must be looked up."""
    talk = talk_of(question)
    if talk is not None:
        return Verdict("not_a_question", _PLAIN_REFUSAL, talk)
    if _LETTER.search(question) and understand(question).language is None:
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
