"""Sentences by their terms: what is put together and looked up says what the counted terms say."""

from collections import Counter

import numpy as np

from index.words.sparse import SparseIndex, SparseQuery, term_hash
from rag.reading.find import bm25
from rag.reading.occurrences import Occurrences

ROWS = [Counter({"a": 2, "b": 1}), Counter({"b": 300}), Counter[str](), Counter({"a": 1, "c": 4})]
LENGTHS = [3, 300, 0, 5]
TERMS = ("c", "a", "nowhere", "b", "a")
HASHES = np.array([term_hash(term) for term in TERMS], np.uint64)


def test_joined_parts_count_what_each_row_has() -> None:
    joined = Occurrences.joined([Occurrences.of(ROWS[:1], LENGTHS[:1]), Occurrences.of(ROWS[1:], LENGTHS[1:])])
    expected = [[min(row[term], 255) for term in TERMS] for row in ROWS]
    assert joined.counts_of(HASHES).tolist() == expected
    assert joined.frequencies(HASHES).tolist() == [1, 2, 0, 2, 2]


def test_nothing_is_lost_among_the_terms_that_are_asked_for() -> None:
    every = Occurrences.of(ROWS, LENGTHS)
    some = every.among(np.unique(HASHES))
    assert len(some) == len(ROWS) and some.counts_of(HASHES).tolist() == every.counts_of(HASHES).tolist()
    assert every.among(np.zeros(0, np.uint64)).frequencies(HASHES).tolist() == [0] * len(HASHES)


def test_rows_score_as_passages_of_an_index_do() -> None:
    index = SparseIndex()
    for key, (terms, length) in enumerate(zip(ROWS, LENGTHS, strict=True)):
        index.add(key, terms, length)
    query = SparseQuery(HASHES[:4], np.array([1.0, 0.3, 1.0, 1.4], np.float32), np.array([0, 0, 1, 2]))
    keys, scores = index.score(query)
    expected = np.zeros(len(ROWS), np.float32)
    expected[keys] = scores
    np.testing.assert_array_equal(bm25(Occurrences.of(ROWS, LENGTHS), query), expected)
