"""Which office speaks: what the foreign minister says is no answer to what the president said.

Only where the sentence itself begins with the office that speaks, and in the question's own language: who *he* is, and
what office a named person holds, other vetoes tell (`speakers`). `speaking_offices.tsv` has the offices; those that may
be anybody's (leader, head, زعيم) are none of them.
"""

import re
from collections.abc import Set
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.reported_speech import saying
from rag.judging.vetoes.speakers import asked_speaker
from rag.words.pattern import one_of

_TABLE = Path(__file__).with_name("speaking_offices.tsv")
_BEFORE_ENGLISH = r"(?:the\s+)?(?:(?!the\s)[\w'’-]+\s+){0,3}?"
"""What may stand before the office that a sentence begins with: the new Norwegian foreign minister."""
_BEFORE_ARABIC = r"(?:(?!انه?\s|بانه?\s)[\u0620-\u064a]+\s+)?"
"""A title: قال السيد الوزير."""
_SAID = re.compile(r"\s(?:[وب]?ان(?:ه|ها)?|that)\s|[:«“\"]")
"""Where the words that are said begin."""


def is_of_another_speaking_office(case: Case) -> bool:
    """Return whether the words of one office are asked for, and the sentence has those of another."""
    if case.crosses:
        return False
    asked = _offices_in(fold(asked_speaker(case.question)))
    told = [_speaking(fold(text)) for text in case.table.texts[case.row]]
    return bool(asked) and any(told) and asked.isdisjoint(set().union(*told))


def _speaking(text: str) -> Set[str]:
    """Return the offices of the one who speaks in a folded sentence, empty where it does not begin with any."""
    said = _SAID.search(text)
    before = text[: said.start()] if said else text
    if saying().search(before) and any(pattern.match(before) for pattern in _beginnings()):
        return _offices_in(before)
    return frozenset()


def _offices_in(text: str) -> Set[str]:
    return {each.group("office") for pattern in _offices() for each in pattern.finditer(text)}


@cache
def _offices() -> tuple[re.Pattern[str], ...]:
    english, arabic = _words()
    return (
        re.compile(rf"(?<!\w)(?P<office>{english})(?!\w)"),
        re.compile(rf"(?<!\w)[وفبل]?(?:ال)?(?P<office>{arabic})(?!\w)"),
    )


@cache
def _beginnings() -> tuple[re.Pattern[str], ...]:
    english, arabic = _words()
    return (
        re.compile(rf"{_BEFORE_ENGLISH}(?:{english})(?!\w)"),
        re.compile(rf"(?:{saying().pattern}\s+)?{_BEFORE_ARABIC}[وف]?(?:ال)?(?:{arabic})(?!\w)"),
    )


def _words() -> tuple[str, str]:
    english, arabic = (one_of(words.split("|")) for _, words in table_rows(_TABLE))
    return english, arabic
