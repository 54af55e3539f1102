"""Courtesies before a question: could you tell me, لو سمحت, فهل يمكن أن تخبروني.

In: a folded text. Out: where the question itself begins.
"""

import re
from functools import cache
from pathlib import Path

from corpus.fold import fold_with_origins
from corpus.table import table_rows
from rag.asking.words.word_lists import LISTS
from rag.words.pattern import one_of

_TABLE = Path(__file__).with_name("courtesies.tsv")
_MAY, _MAY_YOU = one_of([*LISTS["may_you"], *LISTS["may"]]), one_of(LISTS["may_you"])
_TELL_ME, _TELL_TO_ME = "|".join(LISTS["tell_me"]), "|".join(LISTS["tell_to_me"])
_NAMING = one_of(LISTS["naming"])
_KINDLY = r"(?:ال?تكرم\s+|التفضل\s+|تتكرموا\s+|تتفضلوا\s+)*"
_WHETHER = r"(?!\s+(?:ما\s+)?(?:اذا|ان\s+كان))"
_REQUEST = (
    rf"[وف]?(?:هل\s+)?(?:(?:{_MAY}\s+)?(?:ان\s+|من\s+)?{_KINDLY}"
    rf"(?:ت(?:{_TELL_ME})(?:ي|و|ون)?(?:ني|نا)|ب?(?:اخبار|افاد|اعلام)(?:ي|نا|تي|تنا)"
    rf"|ت(?:{_TELL_TO_ME})\s+(?:لي|لنا))"
    rf"|{_MAY_YOU}\s+(?:لي\s+|لنا\s+)?(?:ان\s+)?{_KINDLY}(?:ب?{_NAMING}|[ان](?:عرف|علم)){_WHETHER})"
)
"""May you tell me: هل يمكن أن تخبروني, فهل يمكنكم التكرم بإخباري. A verbal noun needs the second person (هل يمكنكم
تحديد …): هل يمكن تحديد النسل؟ asks whether it is possible."""


def after_courtesies(folded: str, at: int = 0) -> int:
    """Return the end of the courtesies that begin at a place of a folded text: that place where none do."""
    match = _courtesies().match(folded, at)
    return match.end() if match else at


def request_to_tell(folded: str) -> tuple[int, int] | None:
    """Return the span of a request to be told something, which may be the only cue: هل تتكرمون بذكر المدن؟"""
    match = _request().search(folded)
    return match.span() if match else None


def without_courtesies(text: str) -> str:
    """Return a text without the courtesies at its start."""
    folded = fold_with_origins(text)
    end = after_courtesies(folded.text)
    return text[folded.raw_span(0, end)[1] :] if end else text


@cache
def _request() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_REQUEST}(?!\w)")


@cache
def _courtesies() -> re.Pattern[str]:
    """Return the pattern of any number of courtesies in a row, and of the marks round them."""
    phrases = [phrase for _, listed in table_rows(_TABLE) for phrase in listed.split("|")]
    return re.compile(rf"[\s\"'«“-]*(?:(?:{one_of(phrases)}|{_REQUEST})(?!\w)[\s،,:]*)*+")
