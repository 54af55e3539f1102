"""Whether a span can be who is asked for: a marathon is nobody, and nobody visits himself.

In: what is asked, the spans that compete, and which of them can answer so far. Out: a flag for each that still can.
"""

import re

import numpy as np

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import Kind
from rag.reading.rules.office_holders import holders, named_by_office
from rag.reading.spans.competing import Competing
from rag.reading.spans.finer import is_part_of_world
from rag.reading.spans.flags import (
    Bools,
    any_word,
    beside_any,
    fitting,
    meeting,
    of_kinds,
    within,
)
from rag.reading.spans.weigh import FEATURES
from rag.words.bare_word import bare_word

_PERSON: frozenset[Kind] = frozenset({"person"})
_PLACE: frozenset[Kind] = frozenset({"place"})
_SOMEBODY: frozenset[Kind] = frozenset({"person", "office", "organisation"})
_NAME: frozenset[Kind] = frozenset({"name"})
_LIST: frozenset[Kind] = frozenset({"listed"})
_ORGANISATION: frozenset[Kind] = frozenset({"organisation"})
_NOBODY = frozenset(
    map(
        fold,
        """
        marathon journal championship championships tournament festival conference summit olympics masters award prize
        magazine newspaper university street river
        ماراثون مجلة بطولة مهرجان مؤتمر قمة جائزة جامعة شارع نهر شوط أشواط
        """.split(),
    )
)
"""Words of names that nobody has, and that pay, build and sign nothing."""
_BODIES = frozenset({"nations", "states"})
"""Words of names of bodies, which who does not ask for, but *whose* may: whose peacekeepers?"""
_WHOSE = re.compile(r"(?<!\w)whose(?!\w)")
_ANY_HOLDER = frozenset(
    map(
        fold,
        """
        leader owner founder keeper heir successor predecessor patron host guest winner champion candidate publisher
        mediator negotiator investor player speaker author writer
        مالك صاحب صاحبة مؤسس خليفة خليفته سلف راعي فائز بطل مرشح وسيط مفاوض مستثمر لاعب متحدث كاتب مؤلف قائل
        """.split(),
    )
)
"""Nouns for people that organisations are called by too."""
_PLACED = FEATURES.index("before in")


def stand_in_nothing(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which have no *in* before them: whoever is meant does not stand there."""
    return np.asarray(spans.rows[:, _PLACED] == 0)


def are_holders(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are, or are within, those of their sentence who may hold the office that is asked for."""
    return within(spans, lambda found: holders(question, found))


def are_somebody(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which have no noun that names of events, writings and bodies have."""
    nobody = _NOBODY if _WHOSE.search(fold(question.text)) else _NOBODY | _BODIES
    return ~any_word(spans, lambda tokens: [bare_word(word) in nobody for word in tokens.words])


def are_no_organisation(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are not, as a whole, an organisation, where who is asked for is called by a noun for people alone:
    no ministry is a *minister*, though one may be the *owner*."""
    noun = bare_word(question.head or "")
    if head_type(noun) != "person" or noun in _ANY_HOLDER:
        return np.ones(len(spans.owner), np.bool_)
    return ~(of_kinds(spans, ("is",), _ORGANISATION) & ~of_kinds(spans, ("is", "has"), _PERSON))


def are_no_places(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which are no part of the world (*the Middle East*), and no list of places alone."""
    somebody = of_kinds(spans, ("is", "has"), _SOMEBODY)
    are_listed = of_kinds(spans, ("is",), _LIST) & of_kinds(spans, ("has",), _PLACE) & ~somebody
    return ~(are_listed | fitting(spans, is_part_of_world, of_kinds(spans, ("is",), _NAME)))


def are_others(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return those that the question does not name, by a name or by an office, where their sentence has such a person:
    whom Haddad joined is not Haddad, and the emir of Qatar did not visit himself."""
    asked = {fold(word) for each in question.names for word in each.text.split()}
    own = any_word(spans, lambda tokens: [word in asked for word in tokens.words])
    own |= meeting(spans, lambda found: named_by_office(question, found))
    return ~(own & beside_any(spans, can & ~own & of_kinds(spans, ("is",), _PERSON)))
