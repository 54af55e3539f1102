"""What nothing answers without: the one of several, the name, the office, the exact thing that is asked for.

In: a case. Out: whether the text speaks of something else, which rules an answer out, and whether something is missing
from it, which the judge weighs with the rest.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rag.asking.question import Question
from rag.judging.concepts.matches import SURE
from rag.judging.lacking.between import places_between, tells_of_two_places
from rag.judging.lacking.case import Case
from rag.judging.lacking.countries import country_asked_about, mentions_another_country
from rag.judging.lacking.deeds import is_deed_missing
from rag.judging.lacking.future import asks_of_future, mentions_future
from rag.judging.lacking.matters import is_matter_missing
from rag.judging.lacking.offices import is_of_another_office, is_office_missing
from rag.judging.lacking.ordinals import is_of_another_number
from rag.judging.lacking.peoples import is_of_another_people
from rag.judging.lacking.portfolios import is_of_another_portfolio
from rag.judging.lacking.speakers import is_of_another_speaker
from rag.judging.lacking.transfers import is_turned_round
from rag.judging.lacking.unlisted import is_unlisted
from rag.judging.lacking.unnamed import is_unnamed
from rag.judging.lacking.years import is_of_another_year
from rag.reading.spans.ages import asks_age, mentions_age
from rag.reading.spans.finer import counts_things, finer

HARDLY = 0.1
"""Evidence that covers less of a verb than this has nothing of it: chosen."""
LEAST_COVERED, MANY_MISSING = 0.2, 3
"""Evidence speaks of something else where it covers less of a question than this, by weight, and lacks so many of its
words. Source: of the situations that the judge learns from (2026-11-30) 191 of these are left open, and 1 is
answered rightly."""
_ASKED_OF_DEEDS = frozenset({"who", "when", "where", "why", "organisation"})


def is_ruled_out(case: Case) -> bool:
    """Return whether what the text says cannot be what is asked for, however well the rest fits.

    Measured on 25 shipped sets (2026-11-30), without what speaks of something else and portfolios: of 2,117 questions
    that their texts answer 11 are refused for this, of 1,259 others 126.
    """
    return any(veto(case) for veto in RULED_OUT)


def is_lacking(case: Case) -> bool:
    """Return whether something is lacking without which hardly anything answers; how much that tells is learned."""
    return any(veto(case) for veto in LACKING)


def _speaks_of_something_else(case: Case) -> bool:
    """Return whether hardly a word of the question is in the evidence."""
    return case.known["covered_evidence"] < LEAST_COVERED and case.known["missing_evidence"] >= MANY_MISSING


def _is_of_another_number(case: Case) -> bool:
    """Return whether the text speaks of another one of several: not the *second* phase."""
    return is_of_another_number(case.question.text, case.passage)


def _is_unnamed(case: Case) -> bool:
    """Return whether a name is asked for, and the passage has only the noun."""
    return is_unnamed(case.question, case.table, case.table.passage_of(case.at))


def _is_of_another_country(case: Case) -> bool:
    """Return whether a figure, or a yes or no, is asked of a country that neither the sentence names nor the title, and
    the sentence names another: in the text and in its translation, for each knows the names of the question in its own
    language."""
    country = country_asked_about(case.question)
    if country is None:
        return False
    table, own = case.table, case.concepts_of([country])
    covered = np.maximum(table.coverage[case.at], table.titles[table.owner[case.at]])
    is_missing = bool(own) and bool((covered[own] < SURE).all())
    return is_missing and all(mentions_another_country(case.question, text) for text in table.texts[case.at])


def _is_between_others(case: Case) -> bool:
    """Return whether something between two places is asked about of which one is not told, and others are."""
    names = places_between(case.question)
    is_one_missing = not all(map(case.is_near_or_in_title, names))
    return is_one_missing and any(map(tells_of_two_places, case.table.texts[case.at]))


def _is_of_the_past(case: Case) -> bool:
    """Return whether it is asked when something will be, and the text speaks of nothing to come."""
    is_of_future = case.question.expects == "date" and asks_of_future(case.question.text)
    return is_of_future and not any(map(mentions_future, case.near))


def _is_age_missing(case: Case) -> bool:
    return asks_age(case.question.text) and not case.crosses and not any(map(mentions_age, case.near))


def _is_count_missing(case: Case) -> bool:
    """Return whether things are counted where nothing but time and money is."""
    return counts_things(case.question) and case.has_none_of_kind


def _is_of_another_portfolio(case: Case) -> bool:
    return is_of_another_portfolio(case.question, case.passage)


def _is_name_missing(case: Case) -> bool:
    """Return whether a name is nowhere in the evidence, in no spelling."""
    return case.known["names"] > 0 and case.known["names_in_document"] < SURE and not case.crosses


def _is_deed_missing(case: Case) -> bool:
    """Return whether there is no word for the deed whose doer or time is asked for."""
    return is_deed_missing(case.question, case.near)


def _is_of_another_year(case: Case) -> bool:
    """Return whether the text names other years than the one asked about."""
    is_missing = case.question.expects != "polarity" and case.known["numbers_window"] < SURE
    return is_missing and is_of_another_year(case.question, case.passage)


def _is_exact_thing_missing(case: Case) -> bool:
    """Return whether nothing is as exact as is asked for: a *city*, the *day*, a price, a weight."""
    return finer(case.question) is not None and not asks_age(case.question.text) and case.has_none_of_kind


RULED_OUT: Sequence[Callable[[Case], bool]] = (
    _speaks_of_something_else,
    _is_of_another_number,
    _is_unnamed,
    _is_of_another_country,
    _is_between_others,
    _is_of_the_past,
    _is_age_missing,
    _is_count_missing,
    _is_of_another_portfolio,
    is_of_another_office,
    is_of_another_people,
    is_of_another_speaker,
    is_turned_round,
    is_unlisted,
)
LACKING: Sequence[Callable[[Case], bool]] = (
    _is_name_missing,
    _is_deed_missing,
    _is_of_another_year,
    _is_exact_thing_missing,
    is_office_missing,
)


def is_matter_lacking(case: Case) -> bool:
    """Return whether the question is about a matter that the passage has no word for."""
    return is_matter_missing(case.question, [*case.passage, *case.near])


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
