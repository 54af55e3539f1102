"""What some passages are about: texts of one language in, phrases of theirs out, the best first.

A topic is a run of content words as they are written: in English a whole run between stop words and marks, so that it
is a complete phrase (Central Asia, not Central Asian); in Arabic definite words with the one before them (أمن الحدود).
What stands in several passages is more surely a topic than what stands in one. No sentence is parsed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.fold import bare, fold
from corpus.passage import Language
from index.words.terms import is_stop_word

MOST_WORDS = 3
LEAST_LETTERS = 3

_ARABIC_WORD = re.compile("[\u0620-\u0655\u066e-\u06d3]+")
_ENGLISH_WORD = re.compile("[A-Za-zÀ-ʯ]+(?:[-'’][A-Za-zÀ-ʯ]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\"“”]\s?)$")
_ARTICLE = "ال"
# And, then, with, like, to, written as part of a word: its phrase began before it, or there is none.
_JOINED = ("و", "ف", "بال", "كال", "لل")
# A month before its year, or what is counted.
_BEFORE_NUMBER = re.compile(r"\S{0,12}\s?\d")

_Run = list[re.Match[str]]


@dataclass(slots=True)
class _Topic:
    """How a topic is written, the passages that it stands in, and whether its form alone shows that it is one."""

    spelling: str
    is_certain: bool = False
    passages: set[int] = field(default_factory=set)

    def rank(self) -> tuple[bool, bool, int, int]:
        """Return the place among topics, smallest first: certain ones, then phrases, then what many passages say."""
        words = len(self.spelling.split())
        return not (self.is_certain or len(self.passages) > 1), words == 1, -len(self.passages), -words


def topics(texts: Sequence[str], language: Language) -> list[str]:
    """Return the topics of the texts, best first, each as it is first written."""
    found: dict[str, _Topic] = {}
    for number, text in enumerate(texts):
        for phrase, is_certain in _PHRASES[language](text):
            spelling = text[phrase[0].start() : phrase[-1].end()]
            topic = found.setdefault(fold(spelling), _Topic(spelling))
            topic.is_certain |= is_certain
            topic.passages.add(number)
    return [topic.spelling for topic in sorted(found.values(), key=_Topic.rank)]


def _english_phrases(text: str) -> Iterator[tuple[_Run, bool]]:
    """Yield whole runs, and whether each is a name: its capitals say so, but for those that begin a sentence."""
    for run in _runs(text, _ENGLISH_WORD, "latin"):
        begins = _SENTENCE_START.search(text[max(0, run[0].start() - 2) : run[0].start()])
        is_name = not begins and all(word[0][0].isupper() for word in run)
        if len(run) <= MOST_WORDS and (is_name or len(run) > 1):
            yield run, is_name


def _arabic_phrases(text: str) -> Iterator[tuple[_Run, bool]]:
    """Yield definite words in a row, and whether they are several; and again with the word before them."""
    for run in _runs(text, _ARABIC_WORD, "arabic"):
        for is_definite, group in groupby(range(len(run)), _starts_with_article(run)):
            start, *more = group
            end = start + len(more) + 1
            if is_definite and end - start <= MOST_WORDS:
                yield run[start:end], end - start > 1
            if is_definite and end - start < MOST_WORDS and start and not bare(run[start - 1][0]).startswith(_JOINED):
                yield run[start - 1 : end], False


def _starts_with_article(run: _Run) -> Callable[[int], bool]:
    return lambda at: bare(run[at][0]).startswith(_ARTICLE)


def _runs(text: str, word: re.Pattern[str], kind: str) -> Iterator[_Run]:
    """Yield the content words that stand side by side, without runs that a number follows."""
    run: _Run = []
    for match in word.finditer(text):
        is_content = len(match[0]) >= LEAST_LETTERS and not is_stop_word(bare(match[0]), kind)
        if run and not (is_content and text[run[-1].end() : match.start()] == " "):
            yield from _unless_counted(text, run)
            run = []
        if is_content:
            run.append(match)
    if run:
        yield from _unless_counted(text, run)


def _unless_counted(text: str, run: _Run) -> Iterator[_Run]:
    if not _BEFORE_NUMBER.match(text, run[-1].end()):
        yield run


_PHRASES: Mapping[Language, Callable[[str], Iterator[tuple[_Run, bool]]]] = {
    "ar": _arabic_phrases,
    "en": _english_phrases,
}
