"""What people say that asks nothing of the documents: a message in, the kind of talk out, or None where it may ask.

Two kinds of recognising. A message of courtesies and no other word is talk whatever the documents hold. A task (write
code, tell a joke, tomorrow's weather) is known by a word or two, and only excuses a refusal: documents may well be
about the weather. All words stand in `small_talk.tsv`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, cast

from corpus.fold import fold
from corpus.table import table_rows
from rag.words.pattern import one_of

Talk = Literal["greeting", "thanks", "farewell", "identity", "insult", "code", "weather", "recipe", "writing", "sums"]

_TABLE = Path(__file__).with_name("small_talk.tsv")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SUM = re.compile(r"\d\s*[-+*/x×÷^]\s*\d")


def _rows(purpose: str) -> Iterator[tuple[str, str]]:
    """Yield (kind of talk, its words) of the rows for one purpose."""
    yield from ((talk, words) for talk, of, words in table_rows(_TABLE) if of == purpose)


def _words(purpose: str) -> dict[str, frozenset[str]]:
    return {talk: frozenset(fold(word) for word in words.split()) for talk, words in _rows(purpose)}


_COURTESIES = frozenset().union(*_words("courtesy").values())
_TELLING = _words("telling")
_AROUND_INSULTS = _words("around")["insult"] | _words("courtesy")["filler"]
# Courtesies that are topics when they stand alone: safety, peace, light.
_TOPICS_ALONE = _words("alone")["topic"]
_PHRASES: Mapping[Talk, re.Pattern[str]] = {
    cast(Talk, talk): re.compile(rf"(?<!\w)[وف]?{one_of(phrases.split('|'))}(?!\w)")
    for talk, phrases in _rows("phrases")
}
_TASKS: Mapping[Talk, re.Pattern[str]] = {
    cast(Talk, talk): re.compile(rf"(?<!\w){one_of(phrases.split('|'))}(?!\w)") for talk, phrases in _rows("task")
}


def talk_of(message: str) -> Talk | None:
    """Return what kind of talk a message is that asks nothing of any document, None where it may ask something.

    >>> talk_of("Thanks a lot!"), talk_of("من أنت؟"), talk_of("Who are you quoting on page two?")
    ('thanks', 'identity', None)
    """
    folded = fold(message)
    words = _WORD.findall(folded)
    if not words:
        return "greeting"
    if len(words) == 1 and words[0] in _TOPICS_ALONE:
        return None
    talks, rest = _phrases_in(folded)
    if talks and _are_courtesies(_WORD.findall(rest)):
        return talks[0]
    insults = _TELLING["insult"]
    if any(word in insults for word in words) and all(word in insults | _AROUND_INSULTS for word in words):
        return "insult"
    if not _are_courtesies(words):
        return None
    by_word: tuple[Talk, ...] = ("thanks", "farewell")
    return next((talk for talk in by_word if _TELLING[talk] & set(words)), "greeting")


def task_of(message: str) -> Talk | None:
    """Return what kind of task a message sets that is none for a reader of documents, None where it is no such task."""
    folded = fold(message)
    if _SUM.search(folded):
        return "sums"
    return next((talk for talk, pattern in _TASKS.items() if pattern.search(folded)), None)


def _phrases_in(folded: str) -> tuple[list[Talk], str]:
    """Return what kinds of talk phrases of a message are, and the message without them."""
    talks: list[Talk] = []
    for talk, phrases in _PHRASES.items():
        folded, times = phrases.subn(" ", folded)
        talks += [talk] * bool(times)
    return talks, folded


def _are_courtesies(words: list[str]) -> bool:
    return all(word in _COURTESIES for word in words)
