"""The dates and numbers that a question names: *March 2016*, ٣ آذار/مارس, *40*.

In: a folded question. Out: their spans in the question as it is written.
"""

import re
from collections.abc import Iterator

from corpus.fold import Folded
from rag.asking.answer_type import Span
from rag.words.dates import YEAR
from rag.words.months import MONTH

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)")
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}\s+)?[وبل]?{MONTH}(?:\s*/\s*{MONTH})?,?\s+(?:(?:of|من)\s+)?(?:(?:عام|سنه)\s+)?{YEAR}(?!\w)"
    rf"|(?<!\w){YEAR}(?!\w)"
)


def date_spans(folded: Folded) -> Iterator[Span]:
    """Yield the years of a question, with the months and days that belong to them; a month without a year is left
    out."""
    return _spans(_DATE, folded)


def number_spans(folded: Folded) -> Iterator[Span]:
    """Yield the figures of a question, including those of its dates."""
    return _spans(_NUMBER, folded)


def _spans(pattern: re.Pattern[str], folded: Folded) -> Iterator[Span]:
    return (folded.raw_span(*match.span()) for match in pattern.finditer(folded.text))
