"""Courtesies before a question: *could you tell me*, لو سمحت, فهل يمكن أن تخبروني.

In: a folded text. Out: where the question itself begins. `courtesies.tsv` has the fixed phrases; Arabic requests are a
pattern, since their verbs are inflected.
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
_KINDLY = r"(?:ال?تكرم\s+|التفضل\s+|تتكرموا\s+|تتفضلوا\s+)*"
_TELL_ME = rf"ت(?:{'|'.join(LISTS['tell_me'])})(?:ي|و|ون)?(?:ني|نا)"
"""A verb with its object as a suffix: تخبروني."""
_TELLING_ME = "ب?(?:اخبار|افاد|اعلام)(?:ي|نا|تي|تنا)"
"""Its verbal noun: بإخباري."""
_SAY_TO_ME = rf"ت(?:{'|'.join(LISTS['tell_to_me'])})(?:و?(?:ها|ه|هم))?\s+(?:لي|لنا)"
"""A verb with its object after a preposition: تقول لي, تذكروها لي."""
_NAMING = rf"(?:ب?{one_of(LISTS['naming'])}|[ان](?:عرف|علم))"
"""A verbal noun, or *I know*: بتحديد, أعرف."""
_NO_WHETHER = r"(?!\s+(?:ما\s+)?(?:اذا|ان\s+كان))"
_REQUEST = (
    r"[وف]?(?:هل\s+)?(?:"
    rf"(?:{_MAY}\s+)?(?:ان\s+|من\s+)?{_KINDLY}(?:{_TELL_ME}|{_TELLING_ME}|{_SAY_TO_ME})"
    rf"|{_MAY_YOU}\s+(?:لي\s+|لنا\s+)?(?:ان\s+)?{_KINDLY}{_NAMING}{_NO_WHETHER})"
)
"""An Arabic request to be told something: هل يمكن أن تخبروني, فهل يمكنكم التكرم بإخباري. Before a verbal noun only the
second person makes a request (هل يمكنكم تحديد …); هل يمكن تحديد النسل؟ asks whether it is possible."""


def after_courtesies(folded: str, at: int = 0) -> int:
    """Return the end of the courtesies that begin at an offset of a folded text; the offset itself where none do."""
    match = _courtesies().match(folded, at)
    return match.end() if match else at


def request_to_tell(folded: str) -> tuple[int, int] | None:
    """Return the span of the first request to be told something, which may be the only cue: هل تتكرمون بذكر المدن؟"""
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
    """Return the pattern of any number of courtesies in a row, with the marks around them."""
    phrases = [phrase for _, listed in table_rows(_TABLE) for phrase in listed.split("|")]
    return re.compile(rf"[\s\"'«“-]*(?:(?:{one_of(phrases)}|{_REQUEST})(?!\w)[\s،,:]*)*+")
