"""Periods: the whole of one, its beginning or its end, whichever a question asks for.

In: a question for a date and the span chosen. Out: the span; where it is one end of a period (*from 15 November to 1
March*, *3-5 February*, *10 am – 4 pm*), the end that is asked for, or the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.kinds import outermost, typed_spans
from rag.reading.forms.times import finer_date
from rag.reading.spans.span import Span

_BEGINS = re.compile(
    r"(?<!\w)(?:begins?|beg[au]n|starts?|started|starting|opens|(?:does|do|did|will)\s[^?]*\sopen|commences?"
    r"|from when|since when|[يت]?(?:بدا|بدات|بداي?ه)|تبتدي|يبتدي|[يت]فتح|منذ متي|من متي)(?!\w)"
)
_ENDS = re.compile(
    r"(?<!\w)(?:ends?|ended|ending|finish(?:es|ed)?|expires?|expired|clos(?:es?|ed)|runs? out|until|till|how long"
    r"|[يت]?نتهي|انته[ىيت]|انتهاا?|نهايه|[يت]غلق|حتي متي|لغايه متي|الي متي)(?!\w)"
)
_OPENING = re.compile(r"(?:(?P<between>between|بين)|from|من)\s+$", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:(?P<dash>[-–—])|(?P<and>and|و)|to|until|till|إلى|الى|حتى)\s*", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"(?<![\d.,/:-])(?P<day>\d{1,2})(?P<joint>\s*(?:[-–—]|to|until|إلى|الى|حتى|and|و)\s*)$", re.IGNORECASE
)


class _Period(NamedTuple):
    """The offsets of the two ends of a period in a text."""

    first: tuple[int, int]
    last: tuple[int, int]


def end_asked_for(question: Question, span: Span) -> Span:
    """Return the part of a period that a question asks for, where the span is an end of one; else the span."""
    if question.expects != "date":
        return span
    asked = fold(question.text)
    for period in _periods(span):
        if not any(start < span.end and span.start < end for start, end in period):
            continue
        if _BEGINS.search(asked):
            return _cut(span, *period.first)
        if _ENDS.search(asked):
            return _cut(span, *period.last)
        if finer_date(question.text) is None:
            return _cut(span, period.first[0], period.last[1])
    return span


def _cut(span: Span, start: int, end: int) -> Span:
    return replace(span, start=start, end=end)


def _periods(span: Span) -> Iterator[_Period]:
    text = span.found.tokens.text
    dates = sorted(
        (each.start, each.end)
        for each in outermost([each for each in typed_spans(span.found.tokens) if each.kind == "date"])
    )
    for at, last in enumerate(dates):
        before = dates[at - 1] if at else None
        if before and _joins(text[: before[0]], text[before[1] : last[0]]):
            yield _Period(before, last)
        day = _DAY_BEFORE.search(text[: last[0]]) if text[last[0]].isdigit() else None
        if day and _joins(text[: day.start()], day["joint"]):
            yield _Period(day.span("day"), last)


def _joins(before: str, between: str) -> bool:
    """Return whether what stands between two dates, and before them, makes them the ends of a period."""
    joint, opening = _JOINT.fullmatch(between), _OPENING.search(before)
    if joint is None:
        return False
    return bool(joint["dash"]) or (opening is not None and bool(joint["and"]) == bool(opening["between"]))
