"""What nothing answers without, however well the rest fits: a name, an office, a thing as exact as is asked for.

In: the question, its features and its table of matches. Out: whether something is lacking.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from index.words.sparse import term_hash
from rag.asking.question import Question
from rag.asking.question_heads import head_type
from rag.asking.question_words import is_place
from rag.judging.core import LEAST_WEIGHT
from rag.judging.deeds import is_untold
from rag.judging.matching import SURE, Matches
from rag.judging.ordinals import is_of_another_number
from rag.judging.places import Places, are_of_one_phrase
from rag.judging.predicate import places_of_head
from rag.judging.rulers import is_ruler, tells_ruler
from rag.judging.time_to_come import asks_what_will_be, tells_what_will_be
from rag.judging.unnamed import is_unnamed
from rag.judging.whereabouts import is_of_another_country, is_told_of_doers
from rag.judging.years import is_of_another_year
from rag.reading.ages import asks_age, tells_age
from rag.reading.finer import counts_things, finer
from rag.reading.statement import tells_what_was_said

HARDLY = 0.1
"""What holds less of a verb than this has nothing of it: chosen."""
_ASKED_OF_DEEDS = frozenset({"who", "when", "where", "why", "organisation"})
OFFICE_REACH = 3
"""Words of a question between an office and the name of what it is of: the *minister* of foreign affairs of *Peru*."""


def what_is_lacking(
    question: Question, known: Mapping[str, float], table: Matches, at: int, places: Mapping[int, Places]
) -> bool:
    """Return whether something is lacking without which nothing answers, however well the rest fits.

    A name that is nowhere in the evidence, in no spelling; the office whose holder is asked for (the *president*), near
    the sentence chosen; a word for the deed whose doer or time is asked for; a place that does nothing itself; the
    country that a figure is to be of; a word of saying, where what was said is asked for, and one of the future, where
    what will be; a name beside the noun whose name is asked for; the number of one of several (the *second* phase);
    anything as exact as is asked for (a *city*, the *day*, a price, a weight), where the reader found no answer.
    Measured on ARCD and SQuAD: of questions with a name that is nowhere, 4 to 7 % are answered.
    """
    if known["names"] and known["names_in_document"] < SURE and not known["crosses"]:
        return True
    near, passage = _texts(table, table.window(at)), _texts(table, table.passage(int(table.owner[at])))
    if is_of_another_number(question.text, passage) or is_untold(question, near) or is_told_of_doers(question, near):
        return True
    if question.expects != "polarity" and known["numbers_window"] < SURE and is_of_another_year(question, passage):
        return True
    if is_unnamed(question, table, table.passage(int(table.owner[at]))):
        return True
    if known["names_on_topic"] < SURE and is_of_another_country(question, near):
        return True
    if question.expects == "date" and asks_what_will_be(question.text) and not any(map(tells_what_will_be, near)):
        return True
    if question.expects == "statement" and not any(map(tells_what_was_said, passage)):
        return True
    if asks_age(question.text) and not known["crosses"]:
        return not any(map(tells_age, near))
    if finer(question) is not None or counts_things(question):
        return known["kind_window"] == 0 and known["reader"] < SURE
    if question.expects != "person" or not question.head:
        return False
    window = table.near(at)
    own = [place for place in places_of_head(question, table) if table.core.weights[place] >= LEAST_WEIGHT]
    if own and is_ruler(question.head) and any(map(tells_ruler, near)):
        return False
    if not own or all(window[place] < SURE for place in own):
        return bool(own)
    # Who signed an agreement for Oman is asked for no office of Oman's.
    return head_type(question.head) == "person" and _is_of_another(question, table, own, places)


def _texts(table: Matches, rows: Iterable[int]) -> list[str]:
    return [text for row in rows for text in table.texts[row]]


def _is_of_another(question: Question, table: Matches, office: Sequence[int], places: Mapping[int, Places]) -> bool:
    """Return whether the office stands beside no country that the question gives it: the minister of another one."""
    countries = {
        term_hash(terms[0])
        for each in question.constraints
        if each.kind == "name" and is_place(each.text)
        for terms in each.terms
    }
    names = [place for place, stem in enumerate(table.core.stems.tolist()) if stem in countries]
    others = [at for at, word in enumerate(table.core.words) if at not in office and head_type(word) == "person"]
    of = [
        name for name in names if (near := _distance(name, office)) <= OFFICE_REACH and near < _distance(name, others)
    ]
    if not of:
        return False
    return not any(are_of_one_phrase(table, row, name, place) for row in places for name in of for place in office)


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
