"""Query expansion by hand: terms of passages for everyday and dialect words of questions (went to see: visit, زار).

`expansions.tsv` has a row for each topic: terms in both languages that passages use, and the words and phrases by which
people ask for it. Expansion goes from the second to the first only; synonyms among the first are left to the lexicon.
Looser than synonymy: *ruler* expands to *emir*. Source: chosen, common words of news and dialects of no domain.

`capitals.tsv` has in the same form capitals that stand for their governments (Riyadh refused); those that are called as
their country are left out. They are expanded only where the passages do not name them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.fold import fold
from corpus.table import table_rows
from index.words.terms import stem_terms, words_of_question

_TABLE = Path(__file__).with_name("expansions.tsv")
_CAPITALS = Path(__file__).with_name("capitals.tsv")
_CACHED_QUESTIONS = 64
_LEAST_STEM = len("a:") + 3
"""Least length of the term of a single word that is expanded; shorter Arabic stems are shared by unrelated words."""

Stems = frozenset[str]


class _Table(NamedTuple):
    """Expansions by the stem of a single word, and by phrase.

    `phrases` are grouped by their first word, so that looking up a question does not scan all of them.
    """

    stems: Mapping[str, Stems]
    phrases: Mapping[str, Sequence[tuple[Sequence[str], Stems]]]


@lru_cache(_CACHED_QUESTIONS)
def expansions(question: str) -> Mapping[str, Stems]:
    """Return the expansion terms of each stem of a question that has any; a phrase expands each of its stems.

    >>> "e:visit" in expansions("Who went to see the lighthouse?")["e:see"], expansions("The lighthouse")
    (True, {})
    """
    return _expanded(question, _table(_TABLE))


@lru_cache(_CACHED_QUESTIONS)
def countries_of_capitals(question: str) -> Mapping[str, Stems]:
    """Return the terms of the country of each stem of a question that is of the name of a capital.

    >>> "e:norway" in countries_of_capitals("What did Oslo refuse?")["e:oslo"]
    True
    """
    return _expanded(question, _table(_CAPITALS))


def _expanded(question: str, table: _Table) -> Mapping[str, Stems]:
    found = {stem: table.stems[stem] for stem in stem_terms(question) if stem in table.stems}
    words = _folded_words(question)
    for at, first in enumerate(words):
        for phrase, terms in table.phrases.get(first, ()):
            if words[at : at + len(phrase)] == phrase:
                found.update({stem: found.get(stem, frozenset()) | terms for stem in stem_terms(" ".join(phrase))})
    return {stem: terms - {stem} for stem, terms in found.items()}


@cache
def _table(path: Path) -> _Table:
    stems: dict[str, Stems] = {}
    phrases: dict[str, list[tuple[list[str], Stems]]] = {}
    for stated, asked in table_rows(path):
        terms = frozenset(stem_terms(stated))
        entries = [(entry, _folded_words(entry)) for entry in asked.split("|")]
        for stem in set(_stems_of_single_words(entries)):
            stems[stem] = stems.get(stem, frozenset()) | terms
        for _, words in entries:
            if len(words) > 1:
                phrases.setdefault(words[0], []).append((words, terms))
    return _Table(stems, phrases)


def _stems_of_single_words(entries: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    for entry, words in entries:
        if len(words) == 1:
            yield from (stem for stem in stem_terms(entry) if len(stem) >= _LEAST_STEM)


def _folded_words(text: str) -> list[str]:
    return [fold(word.text) for word in words_of_question(text)]
