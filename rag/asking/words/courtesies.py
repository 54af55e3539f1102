"""What people say before they ask: could you tell me, لو سمحت, فهل يمكن أن تخبروني."""

import re
from functools import cache
from pathlib import Path

from corpus.fold import fold_with_origins
from corpus.table import table_rows
from rag.words.pattern import one_of

_TABLE = Path(__file__).with_name("courtesies.tsv")
# May you tell me: هل يمكن أن تخبروني, فهل يمكنكم التكرم بإخباري, which asks nothing by itself.
_MAY_YOU = (
    "يمكنك يمكنكم بإمكانك بإمكانكم بوسعك بوسعكم تستطيع تستطيعون تتفضل تتفضلون تتكرم تتكرمون لك لكم تقدر تقدرون تقدروا "
    "فيك فيكم فيكن تسمح تسمحون لي لنا"
).split()
_MAY, _MAY_YOU_ALONE = one_of([*_MAY_YOU, "يمكن", "يمكنني", "ممكن"]), one_of(_MAY_YOU)
_TELLING = "خبر فيد علم دل طلع بلغ".split()
_TELLING_TO = "قول قولوا قولون وضح وضحوا وضحون ذكر ذكروا ذكرون شرح شرحوا شرحون بين بينوا بينون حدد حددوا حددون".split()
_NAMING = one_of("ذكر تحديد بيان توضيح شرح تعداد سرد معرفة".split())
_KINDLY = r"(?:ال?تكرم\s+|التفضل\s+|تتكرموا\s+|تتفضلوا\s+)*"
_WHETHER = r"(?!\s+(?:ما\s+)?(?:اذا|ان\s+كان))"
# With these nouns only you are asked: هل يمكن تحديد النسل؟ asks whether one can.
_REQUEST = (
    rf"[وف]?(?:هل\s+)?(?:(?:{_MAY}\s+)?(?:ان\s+|من\s+)?{_KINDLY}"
    rf"(?:ت(?:{'|'.join(_TELLING)})(?:ي|و|ون)?(?:ني|نا)|ب?(?:اخبار|افاد|اعلام)(?:ي|نا|تي|تنا)"
    rf"|ت(?:{'|'.join(_TELLING_TO)})\s+(?:لي|لنا))"
    rf"|{_MAY_YOU_ALONE}\s+(?:لي\s+|لنا\s+)?(?:ان\s+)?{_KINDLY}(?:ب?{_NAMING}|[ان](?:عرف|علم)){_WHETHER})"
)


def after_courtesies(folded: str, at: int = 0) -> int:
    """Return where a folded text goes on after the courtesies that stand at a place: there, if none do."""
    match = _courtesies().match(folded, at)
    return match.end() if match else at


def request_to_tell(folded: str) -> tuple[int, int] | None:
    """Return where a folded text asks to be told something, which may be all that asks: هل تتكرمون بذكر المدن؟"""
    match = _request().search(folded)
    return match.span() if match else None


def without_courtesies(text: str) -> str:
    """Return a text without what people say at its start before they ask: could you tell me, فهل يمكن أن تخبروني."""
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
