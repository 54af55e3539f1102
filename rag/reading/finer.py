"""What is asked for more exactly than its kind says: a city is no country, a day more than a month, tonnes no figure.

In: a question. Out: a test of words that might answer it, None where any of the kind do.
"""

import re
from collections.abc import Callable, Mapping

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.question_cues import AnswerType, asks_money
from rag.asking.question_words import is_place
from rag.reading.kinds import day, vocabulary

Fits = Callable[[str], bool]

_HEADS: Mapping[str, Fits] = {
    "city cities capital capitals town village مدينة مدن عاصمة عاصمتين مدينتين قرية": lambda text: not is_place(text),
    "country countries state nation دولة دول بلد بلدان بلدين دولتين": lambda text: is_place(text),
    "day days يوم أيام": lambda text: day().search(fold(text)) is not None,
}
_FIGURES: frozenset[AnswerType] = frozenset({"number", "amount"})
_SIGNS = frozenset("$€£¥")
_WORD = re.compile(r"[^\W\d_]+")
_FITS = {fold(head): fits for heads, fits in _HEADS.items() for head in heads.split()}


def finer(question: Question) -> Fits | None:
    """Return what tells words that are as exact as what is asked for: which *city*, what *price*, how many *tonnes*."""
    if question.expects in _FIGURES and asks_money(question.text, question.head):
        return _is_money
    if question.expects in _FIGURES and question.cue and _is_measure(question.text[question.cue[1] :]):
        return _has_measure
    return _FITS.get(fold(question.head or ""))


def _is_money(text: str) -> bool:
    return not _SIGNS.isdisjoint(text) or _has_word_of("CURRENCY", text)


def _is_measure(counted: str) -> bool:
    first = _WORD.search(fold(counted))
    return first is not None and first[0] in vocabulary("UNIT")


def _has_measure(text: str) -> bool:
    return _has_word_of("UNIT", text)


def _has_word_of(row: str, text: str) -> bool:
    return not vocabulary(row).isdisjoint(_WORD.findall(fold(text)))
