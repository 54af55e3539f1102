"""What nothing answers without: the one of several, the name, the office, the exact thing that is asked for.

In: the question, its features and its table of matches. Out: whether what is told is of something else, which rules an
answer out, and whether something is lacking, which the judge weighs with the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

import numpy as np

from index.words.sparse import term_hash
from rag.asking.question import Question
from rag.asking.question_constraints import Constraint
from rag.asking.words.question_heads import head_type
from rag.judging.concepts.core import LEAST_WEIGHT
from rag.judging.concepts.matching import SURE, Matches
from rag.judging.concepts.places import Places, are_of_one_phrase
from rag.judging.concepts.predicate import places_of_head
from rag.judging.lacking.deeds import is_untold
from rag.judging.lacking.ordinals import is_of_another_number
from rag.judging.lacking.portfolios import is_of_another_portfolio
from rag.judging.lacking.rulers import is_ruler, tells_ruler
from rag.judging.lacking.setbacks import is_no_setback
from rag.judging.lacking.time_to_come import asks_what_will_be, tells_what_will_be
from rag.judging.lacking.unnamed import is_unnamed
from rag.judging.lacking.whereabouts import country_of_figure, tells_of_another_country
from rag.judging.lacking.years import is_of_another_year
from rag.reading.spans.ages import asks_age, tells_age
from rag.reading.spans.finer import counts_things, finer
from rag.words.known_names import is_place

HARDLY = 0.1
"""What holds less of a verb than this has nothing of it: chosen."""
LEAST_COVERED, MANY_MISSING = 0.2, 3
"""What was retrieved speaks of something else where it holds less of a question than this, by weight, and lacks so many
of its words. Source: of the situations that the judge learns from (2026-11-30) 191 of these are left open, and 1 is
answered rightly."""
_ASKED_OF_DEEDS = frozenset({"who", "when", "where", "why", "organisation"})
OFFICE_REACH = 3
"""Words of a question between an office and the name of what it is of: the *minister* of foreign affairs of *Peru*."""


def is_ruled_out(
    question: Question, known: Mapping[str, float], table: Matches, at: int, places: Mapping[int, Places]
) -> bool:
    """Return whether what is told cannot be what is asked for, however well the rest fits.

    Hardly a word of the question is told anywhere; it is told of another one of several (the *second* phase), of
    another country, or of the minister of another one or for something else; of the past, where what will be is asked
    for; a thing is called by its noun alone, an age is asked for where none is told, things are counted where nothing
    but time and money is, or something is taken to be refused or cancelled where nothing was.
    Measured on 25 shipped sets (2026-11-30), without the first and the last: of 2,117 questions that their texts answer
    11 are refused for this, of 1,259 others 126. The last refuses 19 more of those others, on 27 sets, and none of
    these.
    """
    near, passage = _texts(table, table.window(at)), _passage_texts(table, at)
    return (
        _speaks_of_something_else(known)
        or is_of_another_number(question.text, passage)
        or is_unnamed(question, table, table.passage(int(table.owner[at])))
        or _is_of_another_country(question, table, at)
        or _is_of_the_past(question, near)
        or _is_without_age(question, known, near)
        or (counts_things(question) and _has_none_of_kind(known))
        or is_no_setback(question, [*passage, *near])
        or is_of_another_portfolio(question, passage)
        or _is_of_another_office(question, table, near, places)
    )


def is_lacking(question: Question, known: Mapping[str, float], table: Matches, at: int) -> bool:
    """Return whether something is lacking without which hardly anything answers; how much that tells is learned.

    A name that is nowhere in the evidence, in no spelling; the office whose holder is asked for (the *president*), near
    the sentence chosen; a word for the deed whose doer or time is asked for; the year asked about, where others are
    told; anything as exact as is asked for (a *city*, the *day*, a price, a weight), where the reader found no answer.
    """
    near = _texts(table, table.window(at))
    return (
        (known["names"] > 0 and known["names_in_document"] < SURE and not known["crosses"])
        or is_untold(question, near)
        or _is_of_another_year(question, known, _passage_texts(table, at))
        or (finer(question) is not None and not asks_age(question.text) and _has_none_of_kind(known))
        or _is_without_office(question, table, at, near)
    )


def _speaks_of_something_else(known: Mapping[str, float]) -> bool:
    return known["covered_evidence"] < LEAST_COVERED and known["missing_evidence"] >= MANY_MISSING


def _is_of_another_country(question: Question, table: Matches, at: int) -> bool:
    """Return whether a figure is asked of a country that the sentence does not name, nor the title, and the sentence
    names another: in the text and in its translation, for each knows the names of the question in its own language."""
    country = country_of_figure(question)
    if country is None:
        return False
    own, held = _places_of(table, [country]), np.maximum(table.held[at], table.titles[table.owner[at]])
    is_missing = bool(own) and bool((held[own] < SURE).all())
    return is_missing and all(tells_of_another_country(question, text) for text in table.texts[at])


def _is_of_the_past(question: Question, near: Sequence[str]) -> bool:
    is_of_future = question.expects == "date" and asks_what_will_be(question.text)
    return is_of_future and not any(map(tells_what_will_be, near))


def _is_of_another_year(question: Question, known: Mapping[str, float], passage: Sequence[str]) -> bool:
    return question.expects != "polarity" and known["numbers_window"] < SURE and is_of_another_year(question, passage)


def _is_without_age(question: Question, known: Mapping[str, float], near: Sequence[str]) -> bool:
    return asks_age(question.text) and not known["crosses"] and not any(map(tells_age, near))


def _has_none_of_kind(known: Mapping[str, float]) -> bool:
    return known["kind_window"] == 0 and known["reader"] < SURE


def _is_without_office(question: Question, table: Matches, at: int, near: Sequence[str]) -> bool:
    """Return whether the office whose holder is asked for is not near the sentence."""
    office, window = _office(question, table, near), table.near(at)
    return bool(office) and all(window[place] < SURE for place in office)


def _is_of_another_office(
    question: Question, table: Matches, near: Sequence[str], places: Mapping[int, Places]
) -> bool:
    """Return whether the office stands there, and beside no country that the question gives it: the minister of
    another one. Who signed an agreement for Oman is asked for no office of Oman's."""
    office = _office(question, table, near)
    is_there = any(each in held for held in places.values() for each in office)
    return is_there and head_type(question.head or "") == "person" and _is_of_another(question, table, office, places)


def _office(question: Question, table: Matches, near: Sequence[str]) -> Sequence[int]:
    """Return the concepts of the office whose holder is asked for; none where a ruler is and any is told of."""
    if question.expects != "person" or not question.head:
        return ()
    if is_ruler(question.head) and any(map(tells_ruler, near)):
        return ()
    return [place for place in places_of_head(question, table) if table.core.weights[place] >= LEAST_WEIGHT]


def _passage_texts(table: Matches, at: int) -> list[str]:
    return _texts(table, table.passage(int(table.owner[at])))


def _texts(table: Matches, rows: Iterable[int]) -> list[str]:
    return [text for row in rows for text in table.texts[row]]


def _is_of_another(question: Question, table: Matches, office: Sequence[int], places: Mapping[int, Places]) -> bool:
    """Return whether the office stands beside no country that the question gives it: the minister of another one."""
    names = _places_of(table, [each for each in question.constraints if each.kind == "name" and is_place(each.text)])
    others = [at for at, word in enumerate(table.core.words) if at not in office and head_type(word) == "person"]
    of = [
        name for name in names if (near := _distance(name, office)) <= OFFICE_REACH and near < _distance(name, others)
    ]
    if not of:
        return False
    return not any(are_of_one_phrase(table, row, name, place) for row in places for name in of for place in office)


def _places_of(table: Matches, constraints: Iterable[Constraint]) -> list[int]:
    """Return the concepts of some names of the question."""
    stems = {term_hash(terms[0]) for each in constraints for terms in each.terms}
    return [place for place, stem in enumerate(table.core.stems.tolist()) if stem in stems]


def _distance(place: int, places: Sequence[int]) -> float:
    return min((abs(place - each) for each in places), default=inf)


def is_deed_lacking(question: Question, known: Mapping[str, float]) -> bool:
    """Return whether nothing in the evidence tells of what is asked to have been done, in these or in like words.

    Not of how many, or whether, which are asked in other words than they are told. Measured on five shipped sets
    (2026-11-29): of 253 questions that their texts answer none is refused for this alone, of 93 others 6 are. Of a verb
    that no table knows, as in dialects, it says nothing: with these, 3 of 30 answered questions were lost.
    """
    return question.type in _ASKED_OF_DEEDS and known["known_verb_evidence"] < HARDLY and not known["crosses"]


def is_counted_lacking(known: Mapping[str, float]) -> bool:
    """Return whether what is counted (how many *tickets*) is nowhere in the evidence, in these or in like words."""
    nowhere = max(known["counted_window"], known["counted_evidence"]) < HARDLY
    return nowhere and not known["crosses"]
