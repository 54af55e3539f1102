"""Matching of the concepts of a question with the sentences of the evidence: a `Reading` in, `Matches` out.

A concept is covered by its own word, by its alternatives (`gains`) and by its variants (`variants`).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from index.spans import distinct, places, run_starts
from index.words.analysis import Analyzer
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from index.words.terms import stem_terms
from rag.answer import Evidence
from rag.judging.concepts.core import core_of, core_text
from rag.judging.concepts.gains import gains_of
from rag.judging.concepts.matches import SURE, Floats, Matches
from rag.judging.concepts.variants import Variant, relatives, words_of_root, written_out
from rag.judging.concepts.verbs import verbs_of
from rag.judging.reading import Reading
from rag.reading.sentences.term_scores import term_scores
from rag.reading.sentences.units import Unit, view

_CACHED_TITLES = 256


def match(reading: Reading) -> Matches:
    """Return the match table of a question and its evidence."""
    question, evidence, analyzer = reading.question, reading.evidence, reading.analyzer
    views = [view(each.passage, reading.language, analyzer) for each in evidence]
    text = core_text(question)
    terms = term_scores(text, tuple(views), analyzer)
    query = terms.query
    core = core_of(question, text, query)
    gains, verbs = gains_of(query, core), verbs_of(question, core)
    coverage = _covered(query, gains, terms.counts.of(query.hashes) > 0)
    kin = _raise(coverage, [*relatives(coverage, core, views)])
    of_root = _raise(coverage, [*words_of_root(coverage, core, views, verbs)])
    _raise(coverage, [*written_out(core, views)])
    sizes = [len(each.units) for each in views]
    return Matches(
        core,
        coverage,
        owner=np.repeat(np.arange(len(views)), sizes),
        rows=[range(end - size, end) for end, size in zip(accumulate(sizes), sizes, strict=True)],
        sentences=[unit for each in views for unit in each.units],
        texts=[_texts(one, unit) for one, each in zip(evidence, views, strict=True) for unit in each.units],
        concepts_of_term=_concepts_of_term(query, gains, kin | of_root),
        titles=_titles(query, gains, evidence, analyzer),
        verbs=verbs,
        before=_before(evidence),
    )


def _raise(coverage: Floats, variants: Iterable[Variant]) -> set[tuple[str, int]]:
    """Raise the coverage of the sentences with variants, in place; return the words of these, each with its concept."""
    for each in variants:
        coverage[each.rows, each.concept] = np.maximum(coverage[each.rows, each.concept], each.coverage)
    return {(each.word, each.concept) for each in variants}


def _before(evidence: Sequence[Evidence]) -> Mapping[int, int]:
    """Return, by the index of a passage, that of the passage before it in its document, where it was retrieved."""
    places = {
        (each.stored.collection, each.passage.document_id, each.passage.number): at for at, each in enumerate(evidence)
    }
    return {
        at: places[collection, document, number - 1]
        for (collection, document, number), at in places.items()
        if (collection, document, number - 1) in places
    }


def _titles(query: SparseQuery, gains: Floats, evidence: Sequence[Evidence], analyzer: Analyzer) -> Floats:
    """Return float32 `(passages, concepts)`: the coverage by the title of each passage's document."""
    titles = [each.stored.title for each in evidence]
    present = {title: places(_title(title, analyzer), query.hashes) >= 0 for title in dict.fromkeys(titles)}
    return _covered(query, gains, np.array([present[title] for title in titles]))


@lru_cache(_CACHED_TITLES)
def _title(title: str, analyzer: Analyzer) -> NDArray[np.uint64]:
    """Return the hashes of the terms of a title, distinct and ascending."""
    return distinct(np.array([*map(term_hash, analyzer.passage_terms(title))], np.uint64))


def _covered(query: SparseQuery, gains: Floats, present: NDArray[np.bool_]) -> Floats:
    """Return float32 `(rows, concepts)`: the greatest gain of the alternatives that are present in each row."""
    if not len(query.concepts):
        return np.zeros((len(present), 0), np.float32)
    return np.maximum.reduceat(present * gains, run_starts(query.concepts), axis=1)


def _concepts_of_term(
    query: SparseQuery, gains: Floats, others: Iterable[tuple[str, int]]
) -> Mapping[int, Sequence[int]]:
    """Return term hash -> the concepts of which the term is an alternative with a gain of `SURE` or more, or a
    variant."""
    (sure,) = (gains >= SURE).nonzero()
    found: dict[int, list[int]] = {}
    for term, concept in zip(query.hashes[sure].tolist(), query.concepts[sure].tolist(), strict=True):
        found.setdefault(term, []).append(concept)
    for word, concept in others:
        for term in map(term_hash, stem_terms(word)):
            found.setdefault(term, []).append(concept)
    return found


def _texts(evidence: Evidence, unit: Unit) -> Sequence[str]:
    own = evidence.passage.text[unit.start : unit.end]
    return (own, unit.translated) if unit.translated else (own,)
