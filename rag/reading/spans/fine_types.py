"""Fine answer types, as the coarse and fine classes of Li and Roth (2002): a city, a country, a day, tonnes, money.

In: a question. Out: a test of the words that may answer it, None where the coarse type is all that is asked for.
"""

from collections.abc import Mapping

from corpus.fold import fold
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.times import day
from rag.reading.spans.counting import counts_things
from rag.reading.spans.place_types import has_country, has_smaller_place
from rag.reading.spans.quantities import Fits, asks_population, is_population, quantity_type
from rag.reading.spans.word_lists import LISTS

_FIGURES: frozenset[AnswerType] = frozenset({"number", "amount"})


def _has_day(text: str) -> bool:
    return day().search(fold(text)) is not None


_OF_HEAD: Mapping[str, Fits] = {
    **dict.fromkeys(LISTS.folded("CITY_NOUN"), has_smaller_place),
    **dict.fromkeys(LISTS.folded("COUNTRY_NOUN"), has_country),
    **dict.fromkeys(LISTS.folded("DAY_NOUN"), _has_day),
}


def fine_type(question: Question) -> Fits | None:
    """Return the test for the fine type of a question: which *city*, what *price*, how many *tonnes*."""
    if asks_population(question):
        return is_population
    if counts_things(question):
        return None
    if question.expects in _FIGURES:
        return quantity_type(question)
    return _OF_HEAD.get(fold(question.head or "").removeprefix("ال"))


def asks_country(question: Question) -> bool:
    """Return whether a question asks for a country by a noun for one."""
    return fine_type(question) is has_country
