"""Vetoes answers without the deed asked about: who founded, built, owns or finances something, when somebody was born.

Few words express such a deed. `deeds.tsv` has for each deed the words that ask about it, and the words of both
languages that express it, verbs and nouns in any form. A text with none of them does not answer, however much else of
the question it covers. Who did it to what is not checked.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from corpus.fold import fold
from corpus.table import table_rows
from index.words.term_hash import term_hash
from index.words.terms import Word, stem_terms, word_terms, words_of_question
from rag.asking.question import Question
from rag.judging.vetoes.case import Case
from rag.reading.forms.tokens import read
from rag.words.rarity import bundled_rarity
from rag.words.typos import is_typo

_TABLE = Path(__file__).with_name("deeds.tsv")
_ASKED_BY = frozenset({"who", "when", "where", "organisation"})
_FIRST_WORDS = 2
"""Content words after the cue among which an Arabic verb stands: من الذي *بنى*, اسم الشركة التي *بنت*."""
_DONE_TO = re.compile(r"who(?:m)?\s+(?:was|were|is|are|has been|have been)\s+(?:\w+ly\s+)?\w+ed(?!\w)")
"""A passive (who *was appointed*) asks for no doer, and many other words may say that somebody holds an office."""
_CLAUSE = re.compile(r"\s(?:that|who|which|whose|whom)\s", re.IGNORECASE)
"""The start of a clause about something else: who led the team *that* found it."""
_LEAST_LETTERS = 5
"""Letters of a word, at least, in which one typing error is corrected."""
_OF_A_LIFE = frozenset({"bear", "die"})
_LIFE = re.compile(r"\([^()]*\d{4}[^()]*[–—-][^()]*\d{4}[^()]*\)")
"""The dates of birth and death after a name: (3 April 1931 – 19 November 2011)."""
_CACHED_WORDS = 1_024
_JOINED = re.compile("^(?:[وف]?(?:ال|لل)|[وف])(?=\\w{3})")


def is_deed_missing(case: Case) -> bool:
    """Return whether the doer, time or place of a deed is asked for, and no text near the sentence has a word for the
    deed."""
    question = case.question
    if question.type not in _ASKED_BY or (question.type == "who" and _DONE_TO.search(fold(question.text))):
        return False
    deed = _deed_asked(question)
    return deed is not None and not any(_is_expressed(deed, text) for text in case.near)


def _is_expressed(deed: str, text: str) -> bool:
    if deed in _OF_A_LIFE and _LIFE.search(text):
        return True
    return not _stems()[deed].isdisjoint(read(text).hashes.tolist())


def _deed_asked(question: Question) -> str | None:
    """Return the first deed that the words after the cue ask about, or the keywords where there is no cue; None for a
    question about no deed."""
    text = _CLAUSE.split(question.text[question.cue[1] :])[0] if question.cue else question.text
    content = [word for word in words_of_question(text) if word_terms(word.text, word.kind) or _plain(word) in _asked()]
    near = (word for at, word in enumerate(content) if word.kind != "arabic" or at < _FIRST_WORDS)
    return next((deed for word in near if (deed := _asked().get(_plain(word)))), None)


def _plain(word: Word) -> str:
    folded = fold(word.text)
    if folded in _asked():
        return folded
    return _meant(folded) if word.kind == "latin" else _JOINED.sub("", folded)


@lru_cache(_CACHED_WORDS)
def _meant(word: str) -> str:
    """Return the word of the table that a rare English word is with one typing error (biult), else the word itself."""
    stem = np.array([term_hash(term) for term in word_terms(word, "latin")[:1]], np.uint64)
    if len(word) < _LEAST_LETTERS or not len(stem) or bundled_rarity().of(stem)[0] < 1:
        return word
    return next((each for each in _asked() if len(each) >= _LEAST_LETTERS and is_typo(word, each, 1)), word)


@cache
def _asked() -> Mapping[str, str]:
    """Return the deed that each folded word asks about."""
    return {fold(word): deed for deed, asked, _ in _rows() for word in asked.split()}


@cache
def _stems() -> Mapping[str, frozenset[int]]:
    """Return the hashes of the stems that express each deed."""
    return {deed: frozenset(map(term_hash, stem_terms(expressing))) for deed, _, expressing in _rows()}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((deed, asked, expressing) for deed, asked, expressing in table_rows(_TABLE))
