"""The sentences of the retrieved passages, scored by how likely each holds the answer.

In: what is asked, the evidence. Out: `Found` sentences, best first. All are scored by the terms they share with the
question (weighed among the sentences at hand, so that what all of them say counts for little), by cosine and by the
rank of their passage; a learned network looks at the best of them more closely: whether they hold something of the
type that is asked for, and speak of the names, dates and numbers of the question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from corpus.passage import Language
from index.search.fuse import standardised
from index.words.analysis import Analyzer
from index.words.sparse import term_hash
from index.words.terms import word_terms, words
from rag.answer import Evidence
from rag.asking.question import Question
from rag.asking.question_constraints import Constraint
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.tokens import Tokens, read
from rag.reading.network import bundled
from rag.reading.sentences.asked import asked
from rag.reading.sentences.match import Sought, carried, covered, own_share, shared, sought
from rag.reading.sentences.units import Unit, view
from rag.words.known_names import is_people, is_place
from rag.words.relatives import related

# The share of questions whose gold answer stands in the first sentence chosen and in the first three, over all of
# each collection (2026-11-24; titles not used to choose): ARCD .652 and .819, SQuAD .743 and .874. Without the cosine
# .661 and .836, .741 and .878; with PASSAGE_WEIGHT .6 .646 and .816, .742 and .869: the choice matters little.
COSINE_WEIGHT = 0.3
PASSAGE_WEIGHT = 1.0
READ_PASSAGES = 8
LOOKED_AT = 8
"""Sentences that the network looks at: the best ones by terms, cosine and passage; they hold 95 % of what all hold."""

FEATURES = (
    "terms", "cosine", "passage", "base", "rank", "covered", "heads", "fits", "constraints", "constraints missed",
    "passage rank", "place", "words", "has fit and covered", "other language", "pairs", "passage covered",
    "rarest", "two rarest", "fit near", "fit among", "sentence before", "terms lead", "cosine lead", "share covered",
    "covered behind",
)  # fmt: skip
_RAREST = 2
"""Words of the question that tell most of it apart."""
_BESIDE = 5
"""Characters between a sentence and the one right before it, fewer than these."""
NEARLY = 0.8
"""Of what the first sentence has of the question, one that answers by its form has so much: chosen."""
MOST_OWN = 0.5
"""Of its words what answers has fewer from the question: chosen."""
_NEAR = 3
"""Words of a sentence as near as this belong together: chosen."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A sentence, with its `score` (comparable within one question), and the words of the text that is read for it.

    That is its translation where the answer is to be in its language, else the source. Of each word, `shares` says what
    it shares with the question, `concepts` which part of the question that is (-1: none), `heads` whether it is the
    noun that is asked for.
    """

    evidence: Evidence
    unit: Unit
    score: float
    is_translation: bool
    tokens: Tokens
    shares: Floats
    concepts: NDArray[np.int64]
    heads: NDArray[np.bool_]

    def is_new(self, first: int, last: int) -> bool:
        """Return whether fewer than `MOST_OWN` of the topic words from `first` to `last` (included) are the
        question's; where there is none, they are not new."""
        return own_share(self.tokens, self.shares, first, last) < MOST_OWN


def found_sentences(
    question: Question, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Found, ...]:
    """Return the sentences looked at, best first; none when there is no evidence."""
    looked, rows = looked_at(question, evidence, language, analyzer)
    if not looked:
        return ()
    scores = bundled("sentences", FEATURES).scores(rows)
    order = np.argsort(-scores, kind="stable").tolist()
    return tuple(scored(looked[at], float(scores[at])) for at in order)


def scored(found: Found, score: float) -> Found:
    """Return a sentence with another score."""
    same = (found.is_translation, found.tokens, found.shares, found.concepts, found.heads)
    return Found(found.evidence, found.unit, score, *same)


def looked_at(
    question: Question, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[list[Found], Floats]:
    """Return the sentences worth a look, by their base score, and a row of `FEATURES` for each."""
    views = [view(each.passage, language, analyzer) for each in evidence[:READ_PASSAGES]]
    pairs = [(each, unit) for each, read in zip(evidence, views, strict=False) for unit in read.units]
    if not pairs:
        return [], np.zeros((0, len(FEATURES)), np.float32)
    terms = asked(question.text, tuple(views), analyzer)
    cosines = [cosine for each, read in zip(evidence, views, strict=False) for cosine in unit_cosines(each, read.units)]
    passages = [each.hit.score for each, _ in pairs]
    parts = np.column_stack([standardised(np.array(part, np.float32)) for part in (terms.bm25(), cosines, passages)])
    base = parts @ np.array([1.0, COSINE_WEIGHT, PASSAGE_WEIGHT], np.float32)
    best = np.argsort(-base, kind="stable")[:LOOKED_AT].tolist()
    said = sought(terms.query, terms.idf(), _head_terms(question))
    found = _found([pairs[at] for at in best], base[best].tolist(), language, said)
    return found, _rows(found, question, parts[best], language)


def unit_cosines(evidence: Evidence, units: Sequence[Unit], unknown: float = 0.0) -> list[float]:
    """Return the best cosine of the vectors of each unit of a passage, `unknown` where it has none."""
    cosines = evidence.sentence_cosines.tolist()
    return [max((cosines[row] for row in unit.rows if row < len(cosines)), default=unknown) for unit in units]


def _found(
    pairs: Sequence[tuple[Evidence, Unit]], scores: Sequence[float], language: Language, asked: Sought
) -> list[Found]:
    """Return units with their scores, and what of the question each of their words carries."""
    abroad = [unit.translated if each.passage.language != language else None for each, unit in pairs]
    texts = [
        translated or each.passage.text[unit.start : unit.end]
        for (each, unit), translated in zip(pairs, abroad, strict=True)
    ]
    tokens = list(map(read, texts))
    said = shared(tokens, asked)
    return [
        Found(*pair, score, bool(translated), each, shares, concepts, asked.is_head(concepts))
        for pair, score, translated, each, (shares, concepts) in zip(pairs, scores, abroad, tokens, said, strict=True)
    ]


def _rows(found: Sequence[Found], question: Question, parts: Floats, language: Language) -> Floats:
    """Return the features of the sentences, best first."""
    said = [carried(each.shares, each.concepts) for each in found]
    by_passage: dict[int, dict[int, float]] = {}
    every: dict[int, float] = {}
    for each, own in zip(found, said, strict=True):
        passage = by_passage.setdefault(each.evidence.hit.rank, {})
        for concept, share in own.items():
            passage[concept] = max(share, passage.get(concept, 0.0))
            every[concept] = max(share, every.get(concept, 0.0))
    rarest = sorted(every, key=lambda concept: -every[concept])[:_RAREST]
    covers = [sum(own.values()) for own in said]
    most = max(covers)
    leads = zip(*(_leads(parts[:, column]) for column in (0, 1)), strict=True)
    fitting = [_fitting(each, question) for each in found]
    rows = [
        [
            *each_parts, each.score, rank, *_row(each, question, has, bool(fits), language),
            sum(by_passage[each.evidence.hit.rank].values()),
            bool(rarest) and rarest[0] in own,
            sum(concept in own for concept in rarest), *_fit_near(each, fits),
            _before(each, own, found, said), *lead, len(own) / max(len(every), 1), has - most,
        ]
        for rank, (each, each_parts, own, has, lead, fits) in enumerate(
            zip(found, parts.tolist(), said, covers, leads, fitting, strict=True)
        )
    ]  # fmt: skip
    return np.array(rows, np.float32)


def _leads(values: Floats) -> list[float]:
    """Return how far each value is ahead of the best of the others, 0 where there is no other."""
    if len(values) < 2:
        return [0.0] * len(values)
    second, best = np.sort(values)[-2:].tolist()
    return [value - (second if value == best else best) for value in values.tolist()]


def _fit_near(found: Found, fitting: Sequence[Typed]) -> tuple[float, float]:
    """Return how near the nearest words of the type asked for are to a word of the question, in [0, 1], and the most
    of the question that such words stand among, each word of it by its nearness."""
    own = [(at, share) for at, share in enumerate(found.shares.tolist()) if share > 0] if fitting else ()
    if not own:
        return 0.0, 0.0
    # A few words by a few: matrices of them would take four times as long.
    apart = [[max(each.first - at, at - each.last, 0) for at, _ in own] for each in fitting]
    among = [sum(share / (1 + gap) for gap, (_, share) in zip(gaps, own, strict=True) if gap) for gaps in apart]
    return 1 / (1 + min(map(min, apart))), max(among)


def _fitting(found: Found, question: Question) -> list[Typed]:
    """Return the words of the type asked for; what the question itself says is no answer to it."""
    kinds, own = FITTING.get(question.expects, frozenset()), (found.shares > 0).tolist()
    return [
        each for each in typed_spans(found.tokens) if each.kind in kinds and not all(own[each.first : each.last + 1])
    ]


def _before(
    sentence: Found, own: Mapping[int, float], found: Sequence[Found], said: Sequence[Mapping[int, float]]
) -> float:
    """Return the share of the question that this sentence lacks and the one right before, if looked at, has."""
    return max(
        (
            sum(share for concept, share in its.items() if concept not in own)
            for each, its in zip(found, said, strict=True)
            if each.evidence is sentence.evidence and 0 <= sentence.unit.start - each.unit.end < _BESIDE
        ),
        default=0.0,
    )


def _row(found: Found, question: Question, has: float, fits: bool, language: Language) -> list[float]:
    met, missed = _constraints(question, found)
    return [
        has, bool(found.heads.any()), fits, met, missed, found.evidence.hit.rank == 1,
        found.unit.start / max(len(found.evidence.passage.text), 1), min(len(found.tokens), 60) / 60, fits * has,
        found.evidence.passage.language != language and not found.is_translation, _pairs(found.concepts),
    ]  # fmt: skip


def _pairs(concepts: NDArray[np.int64]) -> float:
    """Return how many neighbours in the question are near each other in the sentence too, per word of the question."""
    places: dict[int, list[int]] = {}
    (said,) = (concepts >= 0).nonzero()
    for at, concept in zip(said.tolist(), concepts[said].tolist(), strict=True):
        places.setdefault(concept, []).append(at)
    near = sum(
        any(0 < abs(other - at) <= _NEAR for at in own for other in places.get(concept + 1, ()))
        for concept, own in places.items()
    )
    return near / (1 + len(places))


def _constraints(question: Question, found: Found) -> tuple[float, float]:
    """Return the share of the words of the question's names, dates and numbers that the sentence has, and that it
    lacks.
    """
    words = [terms for each in question.constraints for terms in each.terms]
    met = sum(any(term in found.unit.terms for term in terms) for terms in words)
    return (met / len(words), 1 - met / len(words)) if words else (0.0, 0.0)


def has_as_much(found: Found, first: Found) -> bool:
    """Return whether a sentence has nearly as much of the question as the first one."""
    return covered(found.shares, found.concepts) >= NEARLY * covered(first.shares, first.concepts)


def has_names(question: Question, found: Found) -> bool:
    """Return whether a sentence has a word of every name in the question: the mayor is that of the town asked about."""
    names = (terms for each in question.constraints if each.kind == "name" for terms in each.terms)
    return all(any(term in found.unit.terms for term in terms) for terms in names)


def has_names_or_kin(question: Question, found: Found) -> bool:
    """Return the same where a place may be named by its people: the minister of Qatar is the Qatari one."""
    return len(names_told(question, found)) == sum(each.kind == "name" for each in question.constraints)


def names_told(question: Question, found: Found) -> Sequence[Constraint]:
    """Return the names of the question that a sentence has, or has the people or the country of."""
    names = [each for each in question.constraints if each.kind == "name"]
    return [each for each in names if _has_terms(each.terms, found) or _has_kin(each.text, found)]


def _has_terms(words_terms: Sequence[Sequence[str]], found: Found) -> bool:
    return all(any(term in found.unit.terms for term in terms) for terms in words_terms)


def _has_kin(name: str, found: Found) -> bool:
    """Return whether a sentence has a place of the family of a name: Qatar, of whose people a king is."""
    own = fold(name).removeprefix("ال")
    if not (is_place(own) or is_people(own)):
        return False
    return any(is_place(word) and related(own, word.removeprefix("ال")) for word in found.tokens.words)


def _head_terms(question: Question) -> NDArray[np.uint64]:
    terms = (term for word in words(question.head or "") for term in word_terms(word.text, word.kind))
    return np.array([term_hash(term) for term in terms], np.uint64)
