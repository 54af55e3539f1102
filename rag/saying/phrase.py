"""Candidate topics of a text: phrases, how likely each is one, and the runs of content words that they are cut from."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from corpus.fold import bare
from index.words.terms import is_stop_word

MOST_WORDS = 3
"""Words of a topic, at most: chosen."""
LEAST_LETTERS = 3
"""Letters of a content word, at least."""
_BEFORE_NUMBER = re.compile(r"\S{0,12}\s?\d")
"""A number after a run, which is then a month before its year, or counted."""

Run = list[re.Match[str]]


class Likelihood(IntEnum):
    """How likely a phrase is a topic, by its form alone."""

    UNKNOWN = 0
    LIKELY = 1
    CERTAIN = 2


class Phrase(NamedTuple):
    """A phrase, `text[start:end]`, and how likely it is a topic."""

    start: int
    end: int
    likelihood: Likelihood


def content_runs(text: str, word: re.Pattern[str], kind: str) -> Iterator[Run]:
    """Yield the runs of adjacent content words that no number follows."""
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
