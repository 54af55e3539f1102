"""Features of the network that reranks sentences: a row of `FEATURES` for each.

In: the sentences of one question, best first by their base score, and the parts of that. Out: float32 `(sentences,
features)`: how much of the question each covers, alone and against the others, and how close together; whether it has
words of the expected answer type, and the names, dates and numbers of the question.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.sentences.alignment import concept_shares
from rag.reading.sentences.found import Found

FEATURES = (
    "terms", "cosine", "passage", "derived", "base", "rank", "covered", "heads", "fits", "constraints",
    "constraints missed", "passage rank", "place", "words", "has fit and covered", "other language", "pairs",
    "passage covered", "rarest", "two rarest", "fit near", "fit among", "sentence before", "terms lead", "cosine lead",
    "share covered", "covered behind",
)  # fmt: skip
MOST_WORDS = 60
"""A sentence with more words is as long as one with these: chosen."""
_RAREST = 2
"""Concepts of the question that are looked at because they are its rarest."""
_BESIDE = 5
"""Characters from which on two sentences are not adjacent."""
_NEAR = 3
"""Distance in words, at most, of two concepts that are near each other: chosen."""

Floats = NDArray[np.float32]
Covered = Mapping[int, float]
"""Concept of the question -> the share of the question that a text covers by it."""


class _OfPassage(NamedTuple):
    """The reranked sentences of a passage, each with what it covers, and the share that they cover together."""

    sentences: Sequence[tuple[Found, Covered]]
    share: float


@dataclass(frozen=True, slots=True)
class _Among:
    """The coverage of one question by each of its sentences (`covered`), by those of each passage (`passages`, by
    rank), and by all of them (`every`)."""

    covered: Sequence[Covered]
    passages: Mapping[int, _OfPassage]
    every: Covered

    @classmethod
    def of(cls, found: Sequence[Found]) -> "_Among":
        each_covered = [concept_shares(each.shares, each.concepts) for each in found]
        by_rank: dict[int, list[tuple[Found, Covered]]] = {}
        for each, own in zip(found, each_covered, strict=True):
            by_rank.setdefault(each.evidence.hit.rank, []).append((each, own))
        passages = {
            rank: _OfPassage(group, sum(_together([own for _, own in group]).values()))
            for rank, group in by_rank.items()
        }
        return cls(each_covered, passages, _together(each_covered))

    def rarest(self) -> Sequence[int]:
        """Return the concepts of the greatest share, of those that any sentence covers."""
        return sorted(self.every, key=lambda concept: -self.every[concept])[:_RAREST]


def feature_rows(found: Sequence[Found], question: Question, parts: Floats, language: Language) -> Floats:
    """Return the features of the sentences of a question that is to be answered in `language`.

    Args:
        found: best first by their base score; at least one.
        parts: `(sentences, 4)`: the score of each by terms, cosine and passage, and its `derived_shares`.
    """
    among = _Among.of(found)
    rarest = among.rarest()
    most = max(sum(own.values()) for own in among.covered)
    leads = zip(*(_leads(parts[:, column].tolist()) for column in (0, 1)), strict=True)
    constraints = [terms for each in question.constraints for terms in each.terms]
    rows = []
    for rank, (each, own, lead) in enumerate(zip(found, among.covered, leads, strict=True)):
        passage, of_passage = each.evidence.passage, among.passages[each.evidence.hit.rank]
        shares = each.shares.tolist()
        fitting = _fitting(each, shares, question)
        covered = sum(own.values())
        met = _met(constraints, each.unit.terms)
        features = {
            **dict(zip(("terms", "cosine", "passage", "derived"), parts[rank].tolist(), strict=True)),
            "base": each.score,
            "rank": rank,
            "covered": covered,
            "heads": question.head is not None and bool(each.heads.any()),
            "fits": bool(fitting),
            "constraints": met,
            "constraints missed": 1 - met if constraints else 0.0,
            "passage rank": each.evidence.hit.rank == 1,
            "place": each.unit.start / max(len(passage.text), 1),
            "words": min(len(each.tokens), MOST_WORDS) / MOST_WORDS,
            "has fit and covered": bool(fitting) * covered,
            "other language": passage.language != language and not each.is_translation,
            "pairs": _pairs(each.concepts),
            "passage covered": of_passage.share,
            "rarest": bool(rarest) and rarest[0] in own,
            "two rarest": sum(concept in own for concept in rarest),
            **dict(zip(("fit near", "fit among"), _fit_near(fitting, shares), strict=True)),
            "sentence before": _before(each, own, of_passage.sentences),
            **dict(zip(("terms lead", "cosine lead"), lead, strict=True)),
            "share covered": len(own) / max(len(among.every), 1),
            "covered behind": covered - most,
        }
        rows.append([features[name] for name in FEATURES])
    return np.array(rows, np.float32)


def _together(several: Sequence[Covered]) -> Covered:
    """Return the largest share that any of some texts has of each concept, in the order of the texts."""
    best: dict[int, float] = {}
    for concept, share in chain.from_iterable(each.items() for each in several):
        best[concept] = max(share, best.get(concept, 0.0))
    return best


def _leads(values: Sequence[float]) -> list[float]:
    """Return the margin of each value over the best of the others, 0 where there is no other."""
    if len(values) < 2:
        return [0.0] * len(values)
    second, best = sorted(values)[-2:]
    return [value - (second if value == best else best) for value in values]


def _fit_near(fitting: Sequence[Typed], shares: Sequence[float]) -> tuple[float, float]:
    """Return the nearness in [0, 1] of words of the expected type to a word of the question, and the largest share of
    the question around such words, each word weighted by its nearness."""
    shared = [(at, share) for at, share in enumerate(shares) if share > 0] if fitting else ()
    if not shared:
        return 0.0, 0.0
    # These are a few words by a few; with matrices it would take four times as long.
    apart = [[max(each.first - at, at - each.last, 0) for at, _ in shared] for each in fitting]
    among = [sum(share / (1 + gap) for gap, (_, share) in zip(gaps, shared, strict=True) if gap) for gaps in apart]
    return 1 / (1 + min(map(min, apart))), max(among)


def _fitting(found: Found, shares: Sequence[float], question: Question) -> list[Typed]:
    """Return the words of the expected type that are not all in the question."""
    kinds = FITTING.get(question.expects, frozenset())
    fitting = [each for each in typed_spans(found.tokens) if each.kind in kinds] if kinds else []
    return [each for each in fitting if not all(shares[each.first : each.last + 1])]


def _before(sentence: Found, own: Covered, passage: Sequence[tuple[Found, Covered]]) -> float:
    """Return the share of the question that the sentence right before covers in addition, where that is reranked
    too."""
    shares = (
        sum(share for concept, share in its.items() if concept not in own)
        for each, its in passage
        if 0 <= sentence.unit.start - each.unit.end < _BESIDE
    )
    return max(shares, default=0.0)


def _pairs(concepts: NDArray[np.int64]) -> float:
    """Return how many adjacent concepts of the question are near each other in the sentence too, per concept."""
    places: dict[int, list[int]] = {}
    for at, concept in enumerate(concepts.tolist()):
        if concept >= 0:
            places.setdefault(concept, []).append(at)
    near = sum(
        any(0 < abs(other - at) <= _NEAR for at in own for other in places[concept + 1])
        for concept, own in places.items()
        if concept + 1 in places
    )
    return near / (1 + len(places))


def _met(constraints: Sequence[Sequence[str]], terms: Collection[str]) -> float:
    """Return the share of the words of the question's names, dates and numbers that a sentence with these terms has; 0
    where the question has none."""
    if not constraints:
        return 0.0
    return sum(any(term in terms for term in words) for words in constraints) / len(constraints)
