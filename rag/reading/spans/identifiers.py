"""Identifiers in a sentence: telephone numbers and the like, which count nothing and are only right as a whole.

In: the words of a sentence. Out: a `Stretch` for each identifier: digits that begin with a zero or a plus, with the
groups of digits behind them (*0555 213 4471*, *+90 212 555 01 34*), or the number of a room, a page, a flight (room
*12*).
"""

import re
from collections.abc import Iterator

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Stretch
from rag.reading.spans.word_lists import LISTS

_IDENTIFIER = re.compile(r"(?<![\w.,:/])(?:\+\d{1,3}|0\d{2,})(?:[ -]?\(?\d{2,}\)?)*(?![.,:]?\d)")
_LABELLED = LISTS.compile(r"(?<!\w)(?:<LABEL_NOUN>)(?: no\.?| number| رقم)? (\d+)(?![.,:]?\d)(?! *[/%])")
_LEAST_DIGITS = 5
"""Digits of an identifier, at least: 007 is none."""
_NUMBER_OF_ITS_OWN = re.compile(r"(?<!\w)(?:numbers?(?! of)|(?:ال)?رقم|(?:ال)?ارقام)(?!\w)")


def asks_identifier(question: Question) -> bool:
    """Return whether a question asks for a number that something has (the *number* of the office, رقم), and not how
    many there are (the number *of* offices)."""
    return _NUMBER_OF_ITS_OWN.search(fold(question.text)) is not None


def identifiers(found: Found) -> Iterator[Stretch]:
    """Yield the identifiers of a sentence."""
    tokens = found.tokens
    for match in _LABELLED.finditer(tokens.folded.text):
        yield Stretch(found, *tokens.at(*match.span(1)))
    for match in _IDENTIFIER.finditer(tokens.folded.text):
        if sum(letter.isdigit() for letter in match[0]) >= _LEAST_DIGITS:
            start = match.start() + match[0].startswith("+")
            yield Stretch(found, *tokens.at(start, match.end()))
