"""Fine types of figures: money, a population, a quantity, or a figure in the unit or dimension that is asked for.

In: a question. Out: a test of words, None where any figure will do.
"""

import re
from collections.abc import Callable
from functools import partial
from itertools import islice

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.money import asks_money
from rag.reading.forms.dimensions import units_for, units_like
from rag.reading.forms.vocabulary import vocabulary
from rag.reading.spans.word_lists import LISTS

Fits = Callable[[str], bool]
_WORD = re.compile(r"[^\W\d_]+")
_UNIT_WORD = re.compile(r"(?:(?<=\d)|(?<!\w))[^\W\d_]+[23]?(?!\w)")
_NOT_PER = re.compile(r"(?<!per )(?<!\w)[^\W\d_]+")
"""A word of keywords that is not the unit of a rate (*price per kilogram*)."""
_IN_UNIT = re.compile(r"(?<!\w)(?:in\s+|بال|ب(?!كم(?!\w)))(\w+)")
"""The unit that a figure is wanted in; بكم asks for a price, not for kilometres (كم)."""
_POPULATION = re.compile(r"(?<!\w)(?:population|(?:ال)?سكان\w*|(?:ال)?تعداد)(?!\w)")
_QUANTITY_NOUNS, _PERSON_NOUNS = LISTS.folded("QUANTITY_NOUN"), LISTS.folded("PERSON_NOUN")
_ABOUT = frozenset(word for phrase in vocabulary("ABOUT") for word in phrase.split())
_SIGNS = frozenset("$€£¥")


def asks_population(question: Question) -> bool:
    """Return whether a question asks how many people live somewhere."""
    return question.expects == "number" and _POPULATION.search(fold(question.text)) is not None


def quantity_type(question: Question) -> Fits | None:
    """Return the test of figures for a question that expects one."""
    if (unit := _unit_asked(question)) is not None:
        units = units_like(unit)
        return partial(_has_unit, units) if units else partial(_has_word_of, "UNIT")
    if asks_money(question.text, question.head, question.cue):
        return _is_money
    if fold(question.head or "") in _QUANTITY_NOUNS:
        return _has_figure
    units = units_for(f"{question.text[slice(*question.cue)] if question.cue else ''} {question.head or ''}")
    if units:
        return partial(_has_unit, units)
    # *Several mills* says how many, and never how much.
    return _has_figure if question.type == "how_much" else None


def unit_wanted(text: str) -> str | None:
    """Return the unit in which a question wants its figure: *in* kilometres, بالميغاواط; None where it names none."""
    named = (match[1] for match in _IN_UNIT.finditer(fold(text)))
    return next((unit for unit in named if unit in vocabulary("UNIT")), None)


def is_population(text: str) -> bool:
    """Return whether a figure has digits or a scale, and no noun besides nouns for people: *two countries* is no
    population."""
    found = _WORD.findall(fold(text))
    counted = set(found) - vocabulary("NUMBER_WORD") - vocabulary("SCALE") - vocabulary("VAGUE") - _ABOUT
    is_many = any(each.isdigit() for each in text) or not vocabulary("SCALE").isdisjoint(found)
    return is_many and counted <= _PERSON_NOUNS


def _unit_asked(question: Question) -> str | None:
    """Return the unit that is counted (how many *tonnes*) or wanted; of mere keywords any unit among them."""
    if question.cue is None:
        words = (match[0] for match in _NOT_PER.finditer(fold(question.text)))
    else:
        words = (match[0] for match in islice(_WORD.finditer(fold(question.text[question.cue[1] :])), 1))
    return next((word for word in words if word in vocabulary("UNIT")), unit_wanted(question.text))


def _is_money(text: str) -> bool:
    return not _SIGNS.isdisjoint(text) or _has_word_of("CURRENCY", text)


def _has_figure(text: str) -> bool:
    """Return whether words have a figure, in digits or as number words (not *several*)."""
    plain = fold(text)
    return any(each.isdecimal() for each in plain) or any(_has_word_of(row, plain) for row in ("NUMBER_WORD", "SCALE"))


def _has_unit(units: frozenset[str], text: str) -> bool:
    return not units.isdisjoint(_UNIT_WORD.findall(fold(text)))


def _has_word_of(row: str, text: str) -> bool:
    return not vocabulary(row).isdisjoint(_WORD.findall(fold(text)))
