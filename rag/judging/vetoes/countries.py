"""Vetoes answers about another country: a figure, a date, or a yes or no about Peru says nothing of Chile."""

from collections.abc import Iterable

import numpy as np

from corpus.fold import fold
from rag.asking.answer_type import FIGURES
from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.judging.concepts.matches import SURE
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.word_lists import LISTS
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read
from rag.words.known_names import is_country, is_people
from rag.words.pattern import starred
from rag.words.relatives import related

_ASKED_OF_COUNTRIES = frozenset({*FIGURES, "polarity", "date"})
_OWNS = ("'s", "’s")
"""After the country of somebody (*Peru's* minister), who may be anywhere."""
_JOINED = "وبلف"
_CITIZENS = starred(LISTS["CITIZEN"])
"""Words with which a question asks about a rule, and not about a journey that somebody made."""


def is_of_another_country(case: Case) -> bool:
    """Return whether neither the sentence nor the title has the country asked about, and the sentence has another.

    The text of the sentence and its translation must both have another country, since each has the names of the
    question in its own language only.
    """
    country = _country_asked_about(case.question)
    if country is None:
        return False
    table, own = case.table, case.concepts_of([country])
    covered = np.maximum(table.coverage[case.row], table.titles[table.owner[case.row]])
    is_missing = bool(own) and bool((covered[own] < SURE).all())
    return is_missing and all(_mentions_another_country(case.question, text) for text in table.texts[case.row])


def _country_asked_about(question: Question) -> Constraint | None:
    """Return the only country of a question that asks for a figure, a date, a yes or a no; None for other questions,
    and where it has several countries or none. A country before the words that ask counts where none follows them."""
    countries = [each for each in question.names if _is_country(each.text)]
    countries = [each for each in countries if not question.text.startswith(_OWNS, each.end)]
    asked = [each for each in countries if question.cue and each.start > question.cue[0]] or countries
    return asked[0] if question.expects in _ASKED_OF_COUNTRIES and len(asked) == 1 else None


def _mentions_another_country(question: Question, text: str) -> bool:
    """Return whether a text has a country that is related to no name of the question (*Peruvian* is related to Peru).

    The home country of the citizens asked about counts as another one where the text has no other place: a text about
    Peru alone does not answer how long *Peruvian tourists* may stay in Oman.
    """
    names = [each.text for each in question.names]
    read_places = (text[each.start : each.end] for each in typed_spans(read(text)) if each.kind == "place")
    places = [(plain_name(place), _is_country(place)) for place in read_places]
    if any(is_land and not _is_akin(place, names) for place, is_land in places):
        return True
    peoples = [name for name in names if is_people(plain_name(name))] if _CITIZENS.search(fold(question.text)) else []
    return bool(places) and all(is_land and _is_akin(place, peoples) for place, is_land in places)


def _is_akin(place: str, names: Iterable[str]) -> bool:
    return any(related(place, plain_name(name).removeprefix("ال")) for name in names)


def plain_name(name: str) -> str:
    """Return a name folded, without an English article."""
    return fold(name).strip().removeprefix("the ")


def _is_country(name: str) -> bool:
    plain = plain_name(name)
    return is_country(plain) or (plain[:1] in _JOINED and is_country(plain[1:]))
