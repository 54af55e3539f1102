"""Words of a text aligned with the concepts of a question."""

import numpy as np
import pytest

from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from index.words.terms import stem_terms
from rag.reading.forms.tokens import read
from rag.reading.sentences.alignment import QuestionTerms, aligned, concept_shares, covered, own_share, question_terms

ROPES, MILL = "ropes", "mill"


def _hash(word: str) -> int:
    return term_hash(next(iter(stem_terms(word))))


def _terms(*alternatives: tuple[str, float, int]) -> QuestionTerms:
    """Return the terms of a question with two concepts, whose idf is 3 and 1, and which asks for the mill."""
    words, weights, concepts = zip(*alternatives, strict=True)
    query = SparseQuery(
        np.array([*map(_hash, words)], np.uint64), np.array(weights, np.float32), np.array(concepts, np.int64)
    )
    return question_terms(query, np.array([3.0, 1.0]), np.array([_hash(MILL)], np.uint64))


def test_a_word_covers_the_share_of_its_concept_by_the_weight_of_the_alternative() -> None:
    asked = _terms((ROPES, 1.0, 0), ("cords", 0.5, 0), (MILL, 1.0, 1))
    ((shares, concepts, heads),) = aligned([read("The mill sells cords and ropes.")], asked)
    assert concepts.tolist() == [-1, 1, -1, 0, -1, 0]
    assert shares.tolist() == pytest.approx([0, 0.25, 0, 0.375, 0, 0.75])
    assert heads.tolist() == [False, True, False, False, False, False]


def test_an_alternative_of_hardly_any_weight_matches_nothing() -> None:
    asked = _terms((ROPES, 1.0, 0), ("cords", 0.05, 0), (MILL, 1.0, 1))
    ((shares, concepts, heads),) = aligned([read("cords")], asked)
    assert (shares.tolist(), concepts.tolist(), heads.tolist()) == ([0], [-1], [False])


def test_texts_are_aligned_each_by_itself() -> None:
    texts = [read("ropes"), read(""), read("the mill")]
    each = aligned(texts, _terms((ROPES, 1.0, 0), (MILL, 1.0, 1)))
    assert [own.concepts.tolist() for own in each] == [[0], [], [-1, 1]]


def test_a_concept_counts_once_with_its_largest_share() -> None:
    shares, concepts = np.array([0.2, 0.5, 0.3, 0.1], np.float32), np.array([0, 0, 1, -1])
    assert concept_shares(shares, concepts) == pytest.approx({0: 0.5, 1: 0.3})
    assert covered(shares, concepts) == pytest.approx(0.8)


def test_the_overlap_is_that_of_content_words() -> None:
    tokens = read("the mill sells ropes")
    shares = np.array([0.3, 0.5, 0, 0.2], np.float32)
    assert own_share(tokens, shares, 0, 3) == pytest.approx(2 / 3)
    assert own_share(tokens, shares, 2, 2) == 0
    assert own_share(tokens, shares, 0, 0) == 1


def test_a_term_tells_its_concept_as_in_an_alignment() -> None:
    asked = _terms((ROPES, 1.0, 0), ("cords", 0.05, 0), (MILL, 1.0, 1), ("cords", 1.0, 1))
    assert asked.concept_of() == {_hash(ROPES): 0, _hash(MILL): 1}
    ((_, concepts, _),) = aligned([read("ropes cords mill")], asked)
    assert concepts.tolist() == [0, -1, 1]
