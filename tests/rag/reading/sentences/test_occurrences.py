"""Sentences by their terms: what is put together and looked up says what the counted terms say."""

from collections import Counter

import numpy as np

from index.words.sparse import SparseIndex
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from rag.reading.sentences.occurrences import Occurrences
from rag.reading.sentences.term_scores import TermScores

ROWS = [Counter({"a": 2, "b": 1}), Counter({"b": 300}), Counter[str](), Counter({"a": 1, "c": 4})]
LENGTHS = [3, 300, 0, 5]
TERMS = ("c", "a", "nowhere", "b", "a")
HASHES = np.array([term_hash(term) for term in TERMS], np.uint64)


def test_joined_parts_count_what_each_row_has() -> None:
    joined = Occurrences.joined([Occurrences.of(ROWS[:1], LENGTHS[:1]), Occurrences.of(ROWS[1:], LENGTHS[1:])])
    counts = joined.counts(np.unique(HASHES))
    assert counts.of(HASHES).tolist() == [[min(row[term], 255) for term in TERMS] for row in ROWS]
    assert counts.frequencies(HASHES).tolist() == [1, 2, 0, 2, 2]


def test_rows_without_any_of_the_terms_are_rows_still() -> None:
    nothing = Occurrences.of(ROWS, LENGTHS).counts(np.zeros(0, np.uint64))
    assert nothing.of(HASHES[:0]).shape == (len(ROWS), 0)


def test_rows_score_as_passages_of_an_index_do() -> None:
    index = SparseIndex()
    for key, (terms, length) in enumerate(zip(ROWS, LENGTHS, strict=True)):
        index.add(key, terms, length)
    query = SparseQuery(HASHES[:4], np.array([1.0, 0.3, 1.0, 1.4], np.float32), np.array([0, 0, 1, 2]))
    keys, scores = index.score(query)
    expected = np.zeros(len(ROWS), np.float32)
    expected[keys] = scores
    every = Occurrences.of(ROWS, LENGTHS)
    asked = TermScores(query, every.counts(np.unique(HASHES)), every.lengths)
    np.testing.assert_array_equal(asked.bm25(), expected)
