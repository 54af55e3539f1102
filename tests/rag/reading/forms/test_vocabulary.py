import re

import pytest

from corpus.fold import fold
from corpus.table import table_rows
from rag.reading.forms.vocabulary import FRAGMENTS, vocabulary, vocabulary_patterns


def test_words_are_folded() -> None:
    assert "metres" in vocabulary("UNIT")
    assert "دقيقه" in vocabulary("TIME_UNIT")
    with pytest.raises(KeyError):
        vocabulary("NOTHING")


def test_a_number_is_a_figure_or_spelt_with_its_scale() -> None:
    number = re.compile(vocabulary_patterns()["NUMBER"])
    assert all(number.fullmatch(each) for each in ("12", "1.5 million", "3 - 4", "twenty", "خمسه"))
    assert number.fullmatch("harbour") is None


@pytest.mark.parametrize(("name", "example", "_"), [*table_rows(FRAGMENTS)])
def test_a_fragment_matches_its_example(name: str, example: str, _: str) -> None:
    assert re.fullmatch(vocabulary_patterns()[name], fold(example))
