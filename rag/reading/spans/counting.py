"""Whether a question counts things or people (how many *clubs*), and not time, money or measures."""

import re

from corpus.fold import bare, fold
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import Kind
from rag.reading.forms.vocabulary import vocabulary
from rag.reading.spans.quantities import unit_wanted
from rag.reading.spans.word_lists import LISTS

MEASURED: frozenset[Kind] = frozenset({"duration", "amount"})
"""Kinds of figures that count no things: ten days are not ten clubs."""
_MEASURES = ("UNIT", "CURRENCY", "TIME_UNIT", "SCALE")
_FILLER = LISTS.folded("COUNT_FILLER")
"""Words between *how many* and the noun that is counted."""
_NO_THINGS: frozenset[AnswerType | None] = frozenset({"amount", "duration", "percentage", "date"})
_ACCUSATIVE = re.compile("(?<!ه)[اةى]$")
_WORD = re.compile(r"[^\W\d_]+")


def counts_things(question: Question) -> bool:
    """Return whether a question counts things or people.

    In Arabic, where كم is asked of prices and lengths too, the noun that is counted stands in the accusative after it.
    """
    if question.type != "how_many" or question.expects != "number" or question.cue is None:
        return False
    if unit_wanted(question.text) is not None:
        return False
    counted = _WORD.findall(bare(question.text[question.cue[1] :]))
    at = next((at for at, each in enumerate(counted) if fold(each) not in _FILLER), None)
    if at is None:
        return False
    is_of_number = at > 0 or fold(question.text[slice(*question.cue)]).split()[-1] in _FILLER
    is_foreign = question.text[question.cue[0]].isascii() or counted[at].isascii()
    if not (is_of_number or is_foreign or _ACCUSATIVE.search(counted[at])):
        return False
    noun = fold(counted[at]).removeprefix("ال")
    return not any(noun in vocabulary(row) for row in _MEASURES) and head_type(noun) not in _NO_THINGS
