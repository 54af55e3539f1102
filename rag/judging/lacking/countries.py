"""Which country a figure is of, or a yes or no.

In: a question, and a text. Out: the country asked about, and whether the text names another. Whether it names the one
asked about, in any spelling, the caller knows.
"""

from corpus.fold import fold
from rag.asking.answer_type import FIGURES
from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read
from rag.words.known_names import is_country
from rag.words.relatives import related

_TOLD_OF_COUNTRIES = frozenset({*FIGURES, "polarity"})
_JOINED = "وبلف"


def country_asked_about(question: Question) -> Constraint | None:
    """Return the one country that a question asks a figure of, or whether something is so there; None where it asks
    for neither, or of several."""
    countries = [each for each in question.constraints if each.kind == "name" and _is_country(each.text)]
    return countries[0] if question.expects in _TOLD_OF_COUNTRIES and len(countries) == 1 else None


def mentions_another_country(question: Question, text: str) -> bool:
    """Return whether a text names a country that no name of the question is akin to: the *Peruvian* port is Peru's."""
    asked = [_plain(each.text).removeprefix("ال") for each in question.constraints if each.kind == "name"]
    places = (text[each.start : each.end] for each in typed_spans(read(text)) if each.kind == "place")
    return any(_is_country(place) and not any(related(_plain(place), own) for own in asked) for place in places)


def _plain(name: str) -> str:
    return fold(name).strip().removeprefix("the ")


def _is_country(name: str) -> bool:
    plain = _plain(name)
    return is_country(plain) or (plain[:1] in _JOINED and is_country(plain[1:]))
