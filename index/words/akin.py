"""What a passage may call what everyday words, phrases and dialects ask about: went to see, visited; عساكر, قوات.

In: a question. Out: for the stem of each of its words that is akin to others, the stems of these, in both languages.
`akin.tsv` has a row a matter: the words that tell it, and those by which people ask for it. Those that tell it do not
ask for one another, which is for the lexicon to say. Looser than synonyms: a ruler may be an emir. Source: chosen,
common words of news and of dialects, for general language alone.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.fold import fold
from corpus.table import table_rows
from index.words.terms import stem_terms, words_of_question

_TABLE = Path(__file__).with_name("akin.tsv")
_CACHED_QUESTIONS = 64
_LEAST_STEM = len("a:") + 3
"""Letters of a stem, at least, that asks by itself: a shorter one is many a word's."""


class _Table(NamedTuple):
    """The words that tell of the matter which a stem, or a phrase of more than one word, asks about; phrases by their
    first words, so that a question is not looked through for each of them."""

    stems: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Sequence[tuple[Sequence[str], frozenset[str]]]]


@lru_cache(_CACHED_QUESTIONS)
def akin(question: str) -> Mapping[str, frozenset[str]]:
    """Return the stems that are akin to the words of a question, by their own.

    >>> "e:visit" in akin("Who went to see the lighthouse?")["e:see"], akin("The lighthouse")
    (True, {})
    """
    table = _table()
    found = {stem: table.stems[stem] for stem in stem_terms(question) if stem in table.stems}
    spelt = _folded(question)
    for at, first in enumerate(spelt):
        for phrase, related in table.phrases.get(first, ()):
            if spelt[at : at + len(phrase)] == phrase:
                found.update({stem: found.get(stem, frozenset()) | related for stem in stem_terms(" ".join(phrase))})
    return {stem: related - {stem} for stem, related in found.items()}


@cache
def _table() -> _Table:
    stems: dict[str, frozenset[str]] = {}
    phrases: dict[str, list[tuple[list[str], frozenset[str]]]] = {}
    for telling, asking in table_rows(_TABLE):
        related = frozenset(stem_terms(telling))
        of_one_word = {
            stem
            for each in asking.split("|")
            if len(_folded(each)) == 1
            for stem in stem_terms(each)
            if len(stem) >= _LEAST_STEM
        }
        for stem in of_one_word:
            stems[stem] = stems.get(stem, frozenset()) | related
        for each in asking.split("|"):
            if len(spelt := _folded(each)) > 1:
                phrases.setdefault(spelt[0], []).append((spelt, related))
    return _Table(stems, phrases)


def _folded(text: str) -> list[str]:
    return [fold(word.text) for word in words_of_question(text)]
