"""Which country a figure is of, or a yes or no.

In: a question, and a text. Out: the country asked about, and whether the text names another. Whether it names the one
asked about, in any spelling, the caller knows.
"""

from collections.abc import Iterable

from corpus.fold import fold
from rag.asking.answer_type import FIGURES
from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read
from rag.words.known_names import is_country, is_people
from rag.words.pattern import starred
from rag.words.relatives import related

_TOLD_OF_COUNTRIES = frozenset({*FIGURES, "polarity"})
_JOINED = "وبلف"
_CITIZENS = starred(
    "citizen*|national|nationals|people|tourist*|visitor*|traveller*|traveler*|passport*|مواطن*|سائح*|سياح|زائر*|زوار|حامل*|رعايا".split(
        "|"
    )
)
"""Of these a rule is asked, and no journey that somebody made."""


def country_asked_about(question: Question) -> Constraint | None:
    """Return the one country that a question asks a figure of, or whether something is so there; None where it asks
    for neither, or of several."""
    countries = [each for each in question.names if _is_country(each.text)]
    return countries[0] if question.expects in _TOLD_OF_COUNTRIES and len(countries) == 1 else None


def mentions_another_country(question: Question, text: str) -> bool:
    """Return whether a text names a country that no name of the question is akin to: the *Peruvian* port is Peru's.

    That of the citizens asked about is another too, where no place besides it is named: of how long *Peruvian tourists*
    may stay in Oman a text says nothing that speaks of Peru alone.
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
