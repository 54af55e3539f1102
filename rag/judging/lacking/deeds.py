"""Deeds that are told in few words: who founded, built, owns, finances or appointed something, when somebody was born.

In: a question and the texts beside the sentence chosen. Out: whether the question asks who did such a deed, or when or
where it was done, and the texts have no word for it. `deeds.tsv` has, for each deed, the words that ask for it and all
those of both languages that tell it, in any form and as a noun; what is missing there is missing in the text, whatever
else of the question stands there. It does not see who did it to what.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from corpus.fold import fold
from corpus.table import table_rows
from index.words.term_hash import term_hash
from index.words.terms import Word, stem_terms, word_terms, words
from rag.asking.question import Question
from rag.reading.forms.tokens import read
from rag.words.rarity import bundled_rarity
from rag.words.slips import is_slip

_TABLE = Path(__file__).with_name("deeds.tsv")
_ASKED_BY = frozenset({"who", "when", "where", "organisation"})
_FIRST_WORDS = 2
"""Among so many content words after those that ask stands an Arabic verb: من الذي *بنى*, اسم الشركة التي *بنت*."""
# Who was appointed asks for no doer: an office tells it in many words.
_DONE_TO = re.compile(r"who(?:m)?\s+(?:was|were|is|are|has been|have been)\s+(?:\w+ly\s+)?\w+ed(?!\w)")
_CLAUSE = re.compile(r"\s(?:that|who|which|whose|whom)\s", re.IGNORECASE)
"""Where a clause begins that tells of something else: who led the team *that* found it."""
_LEAST_LETTERS = 5
"""Letters of a word in which a slip is forgiven: owns is no slip of own, nor built of guilt."""
_OF_A_LIFE = frozenset({"bear", "die"})
_LIFE = re.compile(r"\([^()]*\d{4}[^()]*[–—-][^()]*\d{4}[^()]*\)")
"""The days between which somebody lived, behind the name: (3 April 1931 – 19 November 2011)."""
_CACHED_WORDS = 1_024
_JOINED = re.compile("^(?:[وف]?(?:ال|لل)|[وف])(?=\\w{3})")


def is_deed_missing(question: Question, texts: Iterable[str]) -> bool:
    """Return whether a question asks for a deed that no text tells.

    >>> from rag.asking.question import understand
    >>> is_deed_missing(understand("Who built the pier?"), ["The pier, paid for by Ada Lund, is closed."])
    True
    """
    if question.type not in _ASKED_BY or (question.type == "who" and _DONE_TO.search(fold(question.text))):
        return False
    deed = _deed_asked(question)
    telling = _telling().get(deed or "")
    if telling is None:
        return False
    return not any(
        (deed in _OF_A_LIFE and _LIFE.search(text)) or not telling.isdisjoint(read(text).hashes.tolist())
        for text in texts
    )


def _deed_asked(question: Question) -> str | None:
    """Return the deed of the first verb after the words that ask, or of mere keywords."""
    text = _CLAUSE.split(question.text[question.cue[1] :])[0] if question.cue else question.text
    content = [word for word in words(text) if word_terms(word.text, word.kind) or _plain(word) in _asked()]
    near = (word for at, word in enumerate(content) if word.kind != "arabic" or at < _FIRST_WORDS)
    return next((deed for word in near if (deed := _asked().get(_plain(word)))), None)


def _plain(word: Word) -> str:
    folded = fold(word.text)
    if folded in _asked():
        return folded
    return _meant(folded) if word.kind == "latin" else _JOINED.sub("", folded)


@lru_cache(_CACHED_WORDS)
def _meant(word: str) -> str:
    """Return the word that asks which a rare English word is with one slip (biult), else the word itself."""
    stem = np.array([term_hash(term) for term in word_terms(word, "latin")[:1]], np.uint64)
    if len(word) < _LEAST_LETTERS or not len(stem) or bundled_rarity().of(stem)[0] < 1:
        return word
    return next((each for each in _asked() if len(each) >= _LEAST_LETTERS and is_slip(word, each, 1)), word)


@cache
def _asked() -> Mapping[str, str]:
    """Return the deed that each folded word asks for."""
    return {fold(word): deed for deed, asked, _ in _rows() for word in asked.split()}


@cache
def _telling() -> Mapping[str, frozenset[int]]:
    """Return the hashes of the stems by which each deed is told."""
    return {deed: frozenset(map(term_hash, stem_terms(telling))) for deed, _, telling in _rows()}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((deed, asked, telling) for deed, asked, telling in table_rows(_TABLE))
