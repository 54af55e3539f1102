"""The months of all systems have the same number; the pattern of months has every one."""

import re

from corpus.fold import fold
from rag.words.months import HIJRI_MONTHS, MONTH, MONTH_NAMES


def test_there_are_twelve_and_no_name_is_that_of_two() -> None:
    names = [name for names in MONTH_NAMES for name in names]
    assert (len(MONTH_NAMES), len(HIJRI_MONTHS)) == (12, 12)
    assert len(set(names)) == len(names)


def test_the_pattern_matches_each_whole() -> None:
    for name in [*HIJRI_MONTHS, *(name for names in MONTH_NAMES for name in names)]:
        assert re.fullmatch(MONTH, name), name
    assert re.fullmatch(MONTH, fold("كانون  الثاني"))
    assert not re.fullmatch(MONTH, "monday")
