"""Vetoes answers by another office: what the foreign minister says does not answer what the president said.

The veto applies where a sentence begins with the office of its speaker, in the language of the question; pronouns and
names are left to `speakers`. The offices are those that one person holds at a time (`SPEAKING_OFFICE`), and not those
that anybody may hold (leader, head, زعيم).
"""

import re
from collections.abc import Set
from functools import cache

from corpus.fold import fold
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.reported_speech import saying
from rag.judging.vetoes.speakers import asked_speaker
from rag.judging.vetoes.word_lists import LISTS

_BEFORE_ENGLISH = r"(?:the\s+)?(?:(?!the\s)[\w'’-]+\s+){0,3}?"
"""Pattern of the words before the office with which a sentence begins: *the new Norwegian foreign* minister."""
_BEFORE_ARABIC = r"(?:(?!انه?\s|بانه?\s)[\u0620-\u064a]+\s+)?"
"""Pattern of a title before the office: قال *السيد* الوزير."""
_SAID = re.compile(r"\s(?:[وب]?ان(?:ه|ها)?|that)\s|[:«“\"]")
"""The start of what is said."""


def is_of_another_speaking_office(case: Case) -> bool:
    """Return whether the words of one office are asked for, and the sentence has those of another."""
    if case.crosses:
        return False
    asked = _offices_in(fold(asked_speaker(case.question)))
    told = [_speaking(fold(text)) for text in case.table.texts[case.row]]
    return bool(asked) and any(told) and asked.isdisjoint(set().union(*told))


def _speaking(text: str) -> Set[str]:
    """Return the offices of the speaker of a folded sentence; none where the sentence does not begin with an office."""
    said = _SAID.search(text)
    before = text[: said.start()] if said else text
    if saying().search(before) and any(pattern.match(before) for pattern in _beginnings()):
        return _offices_in(before)
    return frozenset()


def _offices_in(text: str) -> Set[str]:
    return {each.group("office") for pattern in _offices() for each in pattern.finditer(text)}


@cache
def _offices() -> tuple[re.Pattern[str], ...]:
    return (
        LISTS.compile(r"(?<!\w)(?P<office><SPEAKING_OFFICE>)(?!\w)"),
        LISTS.compile(r"(?<!\w)[وفبل]?(?:ال)?(?P<office><SPEAKING_OFFICE_AR>)(?!\w)"),
    )


@cache
def _beginnings() -> tuple[re.Pattern[str], ...]:
    return (
        LISTS.compile(rf"{_BEFORE_ENGLISH}<SPEAKING_OFFICE>(?!\w)"),
        LISTS.compile(rf"(?:{saying().pattern}\s+)?{_BEFORE_ARABIC}[وف]?(?:ال)?<SPEAKING_OFFICE_AR>(?!\w)"),
    )
