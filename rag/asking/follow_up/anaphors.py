"""The anaphoric words of both languages and of Arabic dialects: a word in, what it may refer to out.

`anaphors.tsv` has them by language. An Arabic pronoun is a suffix of the preposition before it (إليها): there the table
has the prepositions, and the target is that of the suffix.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from corpus.fold import fold
from corpus.passage import Language
from corpus.table import table_rows

Target = Literal["he", "it", "its", "they", "there", "then", "that"]
"""What a word refers to: a person, a thing, whatever a feminine suffix may, several, a place, a time, a statement."""

SUFFIXES: Mapping[str, Target] = {"ها": "its", "ه": "he", "هم": "they", "هما": "they", "هن": "they"}
"""The Arabic pronouns that are suffixes of a preposition, a noun or a verb."""
_OF_SUFFIX = "suffix"
_IN = "في"
_TABLE = Path(__file__).with_name("anaphors.tsv")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What a word refers to, and how its antecedent takes its place in the question: `{}` in `form`."""

    target: Target
    form: str = "{}"


@cache
def anaphors(language: Language) -> Mapping[str, Anaphor]:
    """Return the anaphoric words of a language, folded."""
    return {
        fold(spelling): anaphor
        for spoken, words, target, form in table_rows(_TABLE)
        if spoken == language
        for word in words.split("|")
        for spelling, anaphor in _with_suffixes(word, target, form)
    }


def _with_suffixes(word: str, target: str, form: str) -> Iterator[tuple[str, Anaphor]]:
    if target != _OF_SUFFIX:
        yield word, Anaphor(cast(Target, target), form)
        return
    for suffix, of_suffix in SUFFIXES.items():
        yield word + suffix, Anaphor("there" if word == _IN and of_suffix == "its" else of_suffix, form)
