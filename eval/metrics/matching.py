"""Answer matching: whether a text contains an acceptable answer, also in other inflections.

A whole answer matches an acceptable one that it contains, or of whose content stems it has 70 %. A short answer matches
one that is equal after folding, or with which it shares half of the stems; if yes or no is acceptable, it must be the
first word. The stemmer is coarser than that of the index, because here only two short texts are compared.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from corpus.fold import fold
from rag.words.word_lists import WordLists

MOST_OF_AN_ANSWER = 0.7
HALF_OF_AN_ANSWER = 0.5
"""Shares of common stems. Source: chosen, so that an answer of three words may lack one, and a name its title."""

_LEAST_LETTERS = 3
_LONG_ENOUGH_WITHIN = 5
"""An answer must have more characters than this to match within a longer word."""

_CACHE = 4_096
_GROUPED = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
_NO_WORD = re.compile(r"[^\w.]+")
_NO_DECIMAL_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_SPELLINGS = (("-", " "), ("health care", "healthcare"), ("organiz", "organis"))
"""Variant spelling, and the one that is compared."""
_LISTS = WordLists(Path(__file__).with_name("word_lists.tsv"))
_STOP_WORDS = frozenset(_LISTS["stop_words"])
"""Function words, and titles, which an answer may leave out."""
_CLITICS, _ENDINGS = _LISTS["clitics"], _LISTS["endings"]
_POLARITY = {word: polarity for polarity in ("yes", "no") for word in _LISTS[polarity]}


@lru_cache(_CACHE)
def plain(text: str) -> str:
    """Return the text folded, without punctuation and with single spaces; numbers stay whole (1,500 becomes 1500)."""
    return " ".join(_NO_DECIMAL_POINT.sub(" ", _NO_WORD.sub(" ", _GROUPED.sub("", fold(text)))).split())


@lru_cache(_CACHE)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text."""
    for written, spelled in _SPELLINGS:
        text = text.replace(written, spelled)
    return frozenset(_stem(word) for word in plain(text).split() if word not in _STOP_WORDS)


def contains_answer(prediction: str, answers: Iterable[str]) -> bool:
    """Return whether an answer is in `prediction` as whole words, or within words if it is long enough."""
    text = plain(prediction)
    return any(
        f" {answer} " in f" {text} " or (len(answer) > _LONG_ENOUGH_WITHIN and answer in text)
        for answer in filter(None, map(plain, answers))
    )


def says(prediction: str, answers: Sequence[str]) -> bool:
    """Return whether `prediction` contains an answer, or most of the content stems of one."""
    have = content_stems(prediction)
    wanted = filter(None, map(content_stems, answers))
    return contains_answer(prediction, answers) or any(
        len(each & have) / len(each) >= MOST_OF_AN_ANSWER for each in wanted
    )


def is_right_short(short: str, answers: Sequence[str]) -> bool:
    """Return whether a short answer is acceptable; if yes or no is, it must be the first word."""
    firsts = [words[0] for words in (plain(answer).split() for answer in answers) if words]
    polarity = {_POLARITY[first] for first in firsts if first in _POLARITY}
    if polarity:
        return _POLARITY.get(plain(short).partition(" ")[0]) in polarity
    return plain(short) in set(map(plain, answers)) or _stem_overlap(short, answers) >= HALF_OF_AN_ANSWER


def _stem_overlap(short: str, answers: Sequence[str]) -> float:
    """Return the greatest Dice coefficient of the stems of a short answer and those of an acceptable one."""
    have = content_stems(short)
    wanted = filter(None, map(content_stems, answers))
    return max((2 * len(each & have) / (len(each) + len(have)) for each in wanted if have), default=0.0)


def _stem(word: str) -> str:
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= _LEAST_LETTERS:
            word = word[len(clitic) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            return word[: -len(ending)]
    return word
