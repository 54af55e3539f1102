"""Candidate spans: where they begin and end, and what their form says of them."""

import numpy as np
import pytest

from rag.reading.forms.tokens import read
from rag.reading.spans.candidates import FREE_WORDS, LONGEST_WORDS, STATIC_FEATURES, candidates

TEXT = "In May 2019 Ada Lund opened the old mill (a ruin): guests came."


def _spans(text: str) -> dict[str, dict[str, float]]:
    """Return the features of each candidate of a text by its words."""
    tokens = read(text)
    found = candidates(tokens)
    rows = zip(found.first, found.last, found.features.tolist(), strict=True)
    return {
        tokens.text[tokens.starts[first] : tokens.ends[last]]: dict(zip(STATIC_FEATURES, row, strict=True))
        for first, last, row in rows
    }


@pytest.mark.parametrize("words", ["Ada Lund", "old mill", "mill", "ruin", "guests came", "May 2019"])
def test_a_candidate_begins_and_ends_with_a_content_word(words: str) -> None:
    assert words in _spans(TEXT)


@pytest.mark.parametrize("words", ["the old mill", "opened the", "mill (a ruin", "ruin): guests", "In May"])
def test_no_candidate_crosses_a_mark_or_ends_with_a_function_word(words: str) -> None:
    assert words not in _spans(TEXT)


def test_long_candidates_stand_between_natural_edges() -> None:
    words = [f"rope{letter}" for letter in "abcdefghijkl"]
    lengths = {len(each.split()) for each in _spans(" ".join(words))}
    assert lengths == {*range(1, FREE_WORDS + 1), len(words)}
    assert max(len(each.split()) for each in _spans(" ".join(words * 3))) <= LONGEST_WORDS


def test_features_describe_the_form_of_a_candidate() -> None:
    spans = _spans(TEXT)
    name, date, mill = spans["Ada Lund"], spans["May 2019"], spans["old mill"]
    assert (name["capitals"], name["all capitals"], mill["capitals"]) == (1, 1, 0)
    assert (date["is date"], date["has date"], name["is date"]) == (1, 1, 0)
    assert (spans["2019"]["in date"], spans["2019"]["digits"], date["digits"]) == (1, 1, 0.5)
    assert (mill["before the"], mill["after mark"], name["before word"]) == (1, 1, 1)
    assert name["words"] == np.float32(2 / LONGEST_WORDS)
