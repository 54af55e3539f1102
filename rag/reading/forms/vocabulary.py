"""The words that the patterns of kinds are made of: months, units, currencies, titles, offices, ….

In: the name of a row of `vocabulary.tsv`, or of what is made here. Out: its folded words, or a pattern of them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rag.words.known_names import country_names
from rag.words.months import MONTH
from rag.words.pattern import one_of
from rag.words.titles import PLACE_NOUNS, TITLES
from rag.words.word_lists import WordLists

_VOCABULARY = WordLists(Path(__file__).with_name("vocabulary.tsv"))


@cache
def vocabulary(name: str) -> frozenset[str]:
    """Return the folded words of a row of `vocabulary.tsv`. Raises: KeyError."""
    return _VOCABULARY.folded(name)


@cache
def vocabulary_patterns() -> Mapping[str, str]:
    """Return the pattern of each placeholder."""
    words = {name: one_of(_VOCABULARY[name]) for name in _VOCABULARY}
    words |= {"MONTH": MONTH, "TITLE": one_of(TITLES), "PLACE": one_of(PLACE_NOUNS)}
    words |= {"COUNTRY": one_of(country_names("ar")), "COUNTRY_EN": one_of(country_names("en"))}
    words |= {"YEAR": r"(?:1[0-9]|20)\d\d", "DAY": r"\d{1,2}(?:st|nd|rd|th)?"}
    figure = rf"\d+(?:[.,]\d+)*(?:\s*[-–]\s*\d+(?:[.,]\d+)*)?(?:\s+{words['SCALE']})*"
    spelt = rf"{words['NUMBER_WORD']}(?:[\s-](?:and\s+|و)?(?:{words['NUMBER_WORD']}|{words['SCALE']}))*"
    words |= {"NUMBER": rf"(?:{figure}|{spelt}|{words['SCALE']})", "ABOUT_": rf"(?:{words['ABOUT']}\s+)"}
    return words
