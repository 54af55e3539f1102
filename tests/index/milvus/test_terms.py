"""Terms as sparse vectors: what goes in can be read off again, and products order passages nearly as BM25 does."""

import numpy as np
import pytest

from index.milvus.terms import counts_of, dimensions, document_frequencies, passage_vector, query_vector
from index.words.postings import MOST_COUNT
from index.words.term_hash import term_hash


def dimension(term: str) -> int:
    return int(dimensions(np.array([term_hash(term)], np.uint64))[0])


@pytest.mark.parametrize("length", [0, 1, 60, 5000])
def test_counts_can_be_read_off_a_vector(length: int) -> None:
    counts = {"a:نفط": 1, "e:oil": 7, "n:2024": 40}
    found = dict(zip(*counts_of(passage_vector(counts, length), length), strict=True))
    assert found == {dimension(term): count for term, count in counts.items()}


def test_a_count_ends_where_that_of_postings_ends() -> None:
    found = counts_of(passage_vector({"e:oil": 10_000}, 60), 60)
    assert found == ([dimension("e:oil")], [MOST_COUNT])


def test_a_passage_without_terms_has_a_vector_that_nobody_asks_for() -> None:
    assert passage_vector({}, 0).keys() == {0}
    assert counts_of(passage_vector({}, 0), 0) == ([], [])
    assert dimensions(np.array([0, 2**64 - 1], np.uint64)).tolist() == [1, 2**32 - 2]


def test_the_product_grows_with_what_is_shared() -> None:
    asked = query_vector(np.array([dimension("e:oil"), dimension("e:gas")], np.uint64), np.array([2, 1], np.float32))

    def product(counts: dict[str, int], length: int = 60) -> float:
        return sum(weight * asked.get(at, 0.0) for at, weight in passage_vector(counts, length).items())

    assert product({"e:oil": 1, "e:gas": 1}) > product({"e:oil": 2}) > product({"e:oil": 1}) > product({"e:gas": 1})
    assert product({"e:oil": 1}) > product({"e:oil": 1}, length=600) > product({"e:sun": 1}) == 0


def test_how_many_passages_have_a_term() -> None:
    assert document_frequencies([{"e:oil": 3, "e:gas": 1}, {"e:oil": 1}]) == {
        dimension("e:oil"): 2.0,
        dimension("e:gas"): 1.0,
    }
