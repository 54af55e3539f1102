"""What the patterns of kinds are made of: words (months, units, currencies, titles, offices) and fragments of patterns.

In: the name of a row of `vocabulary.tsv`, or a pattern with such names in it. Out: the folded words of the row, or the
pattern with their alternatives in the place of the names. `fragments.tsv` has the patterns that several kinds share (a
number, a clause), each of the words and of the fragments above it, with an example that it matches.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.table import table_rows
from rag.words.dates import YEAR
from rag.words.known_names import country_names
from rag.words.months import MONTH
from rag.words.pattern import filled, one_of
from rag.words.titles import PLACE_NOUNS, TITLES
from rag.words.word_lists import WordLists

FRAGMENTS = Path(__file__).with_name("fragments.tsv")
_VOCABULARY = WordLists(Path(__file__).with_name("vocabulary.tsv"))


@cache
def vocabulary(name: str) -> frozenset[str]:
    """Return the folded words of a row of `vocabulary.tsv`. Raises: KeyError."""
    return _VOCABULARY.folded(name)


@cache
def vocabulary_patterns() -> Mapping[str, str]:
    """Return the pattern of each name: alternatives of the words of a row, or a fragment."""
    patterns = {name: one_of(_VOCABULARY[name]) for name in _VOCABULARY}
    patterns |= {"MONTH": MONTH, "YEAR": YEAR, "TITLE": one_of(TITLES), "PLACE": one_of(PLACE_NOUNS)}
    patterns |= {"COUNTRY": one_of(country_names("ar")), "COUNTRY_EN": one_of(country_names("en"))}
    for name, _, fragment in table_rows(FRAGMENTS):
        patterns[name] = _spaced(fragment, patterns)
    return patterns


def with_vocabulary(pattern: str) -> str:
    r"""Return a pattern with its <NAME>s filled in; a space in it stands for `\s+`. Raises: KeyError."""
    return _spaced(pattern, vocabulary_patterns())


def _spaced(pattern: str, parts: Mapping[str, str]) -> str:
    return filled(pattern.replace(" ", r"\s+"), parts)
