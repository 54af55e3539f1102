"""Answer matching: whether a text has an acceptable answer, in its own words and inflections.

In: a text and the acceptable answers. Out: yes or no, by fixed rules. A sentence says an answer that is a substring of
it, or of whose content stems it has 70 %; a short answer is right when it equals one after folding or shares half of
its stems with it, and yes and no must lead. Stemming is coarser than that of the index: two texts of a line are
compared here, not one with thousands.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from corpus.fold import fold
from rag.words.word_lists import WordLists

MOST_OF_AN_ANSWER = 0.7
HALF_OF_AN_ANSWER = 0.5
"""Shares of common stems. Source: chosen; an answer of three words may lack one, and a name its title."""

_LEAST_LETTERS = 3
_LONG_ENOUGH_WITHIN = 5
"""Characters that an answer must exceed to match a part of a longer word."""

_CACHE = 4_096
_GROUPED = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
_NO_WORD = re.compile(r"[^\w.]+")
_NO_DECIMAL_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_SPELLINGS = (("-", " "), ("health care", "healthcare"), ("organiz", "organis"))
"""Spellings of one word, and the one that is compared."""
_LISTS = WordLists(Path(__file__).with_name("word_lists.tsv"))
_STOP_WORDS = frozenset(_LISTS["stop_words"])
"""Function words, and titles that answers have or leave out."""
_CLITICS, _ENDINGS = _LISTS["clitics"], _LISTS["endings"]
_POLARITY = {word: polarity for polarity in ("yes", "no") for word in _LISTS[polarity]}


@lru_cache(_CACHE)
def plain(text: str) -> str:
    """Return `text` folded, with single spaces between words, decimals and thousands whole."""
    return " ".join(_NO_DECIMAL_POINT.sub(" ", _NO_WORD.sub(" ", _GROUPED.sub("", fold(text)))).split())


@lru_cache(_CACHE)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of `text`."""
    for written, spelled in _SPELLINGS:
        text = text.replace(written, spelled)
    return frozenset(_stem(word) for word in plain(text).split() if word not in _STOP_WORDS)


def stands_in(prediction: str, answers: Iterable[str]) -> bool:
    """Return whether an answer is in `prediction` as whole words, or a long one as a part of some."""
    text = plain(prediction)
    return any(
        f" {answer} " in f" {text} " or (len(answer) > _LONG_ENOUGH_WITHIN and answer in text)
        for answer in filter(None, map(plain, answers))
    )


def says(prediction: str, answers: Sequence[str]) -> bool:
    """Return whether `prediction` has an answer, or most of its content stems."""
    have = content_stems(prediction)
    wanted = filter(None, map(content_stems, answers))
    return stands_in(prediction, answers) or any(len(each & have) / len(each) >= MOST_OF_AN_ANSWER for each in wanted)


def is_right_short(short: str, answers: Sequence[str]) -> bool:
    """Return whether a short answer is acceptable; where yes or no is, it must be the first word."""
    firsts = [words[0] for words in (plain(answer).split() for answer in answers) if words]
    polarity = {_POLARITY[first] for first in firsts if first in _POLARITY}
    if polarity:
        return _POLARITY.get(plain(short).partition(" ")[0]) in polarity
    return plain(short) in set(map(plain, answers)) or _shared_words(short, answers) >= HALF_OF_AN_ANSWER


def _shared_words(short: str, answers: Sequence[str]) -> float:
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
