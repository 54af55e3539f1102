"""A phrase of a text that may be a topic, and the runs of content words that such phrases are cut from."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from corpus.fold import bare
from index.words.terms import is_stop_word

MOST_WORDS = 3
LEAST_LETTERS = 3

# A month before its year, or what is counted.
_BEFORE_NUMBER = re.compile(r"\S{0,12}\s?\d")

Run = list[re.Match[str]]


class Shown(IntEnum):
    """What the form of a phrase tells of its being a topic."""

    NOTHING = 0
    PERHAPS = 1
    SURELY = 2


class Phrase(NamedTuple):
    """Where a phrase starts and ends in its text, and what its form tells."""

    start: int
    end: int
    shown: Shown


def content_runs(text: str, word: re.Pattern[str], kind: str) -> Iterator[Run]:
    """Yield the content words that stand side by side, without runs that a number follows."""
    run: Run = []
    for match in word.finditer(text):
        is_content = len(match[0]) >= LEAST_LETTERS and not is_stop_word(bare(match[0]), kind)
        if run and not (is_content and text[run[-1].end() : match.start()] == " "):
            yield from _unless_counted(text, run)
            run = []
        if is_content:
            run.append(match)
    if run:
        yield from _unless_counted(text, run)


def _unless_counted(text: str, run: Run) -> Iterator[Run]:
    if not _BEFORE_NUMBER.match(text, run[-1].end()):
        yield run
