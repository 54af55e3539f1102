"""Messages that are no question about documents: small talk, and tasks out of scope.

A message that consists of courtesies is small talk whatever the documents are about. A task (write code, tell a joke,
tomorrow's weather) is recognised by a word or two, and only explains an abstention, since documents may be about the
weather. Each row of `small_talk.tsv` has words of a kind of talk for one purpose:

    courtesy    words of which a message of small talk consists
    telling     those of them that show its kind (a greeting, where none does), and the words of insults
    around      words that may stand around an insult
    alone       courtesies that are search terms where they are the whole message: safety, peace, light
    phrases     phrases that are small talk with nothing but courtesies around them
    task        words and phrases of a task
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
    """Yield the kind of talk and the words of each row with a purpose."""
    yield from ((talk, words) for talk, of, words in table_rows(_TABLE) if of == purpose)


def _words(purpose: str) -> dict[str, frozenset[str]]:
    return {talk: frozenset(fold(word) for word in words.split()) for talk, words in _rows(purpose)}


def _phrase(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{one_of(phrases.split('|'))}(?!\w)")


_COURTESIES = frozenset().union(*_words("courtesy").values())
_TELLING = _words("telling")
_AROUND_INSULTS = _words("around")["insult"] | _words("courtesy")["filler"]
_TOPICS_ALONE = _words("alone")["topic"]
_PHRASES: Mapping[Talk, re.Pattern[str]] = {cast(Talk, talk): _phrase(phrases) for talk, phrases in _rows("phrases")}
_ANY_PHRASE = _phrase("|".join(phrases for _, phrases in _rows("phrases")))
_TASKS: Mapping[Talk, re.Pattern[str]] = {
    cast(Talk, talk): re.compile(rf"(?<!\w){one_of(phrases.split('|'))}(?!\w)") for talk, phrases in _rows("task")
}


def talk_of(message: str) -> Talk | None:
    """Return the kind of small talk that a message is, None where it may be a question.

    >>> talk_of("Thanks a lot!"), talk_of("من أنت؟"), talk_of("Who are you quoting on page two?")
    ('thanks', 'identity', None)
    """
    folded = fold(message)
    words = _WORD.findall(folded)
    if not words:
        return "greeting"
    if len(words) == 1 and words[0] in _TOPICS_ALONE:
        return None
    talks, rest = _phrases_in(folded) if _ANY_PHRASE.search(folded) else ([], folded)
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
    """Return the kind of task out of scope that a message sets, None where it sets none."""
    folded = fold(message)
    if _SUM.search(folded):
        return "sums"
    return next((talk for talk, pattern in _TASKS.items() if pattern.search(folded)), None)


def _phrases_in(folded: str) -> tuple[list[Talk], str]:
    """Return the kinds of the phrases of small talk in a message, and the message without these phrases."""
    talks: list[Talk] = []
    for talk, phrases in _PHRASES.items():
        folded, times = phrases.subn(" ", folded)
        talks += [talk] * bool(times)
    return talks, folded


def _are_courtesies(words: list[str]) -> bool:
    return all(word in _COURTESIES for word in words)
