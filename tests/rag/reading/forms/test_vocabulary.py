import re

import pytest

from rag.reading.forms.vocabulary import vocabulary, vocabulary_patterns


def test_words_are_folded() -> None:
    assert "metres" in vocabulary("UNIT")
    assert "دقيقه" in vocabulary("TIME_UNIT")
    with pytest.raises(KeyError):
        vocabulary("NOTHING")


def test_a_number_is_a_figure_or_spelt_with_its_scale() -> None:
    number = re.compile(vocabulary_patterns()["NUMBER"])
    assert all(number.fullmatch(each) for each in ("12", "1.5 million", "3 - 4", "twenty", "خمسه"))
    assert number.fullmatch("harbour") is None
