"""Filters of candidates that are not the person asked for: a marathon, a region, somebody the question itself names.

In: the question, its candidates, and the mask of those left so far. Out: the mask of those to keep.
"""

import re

import numpy as np

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import Kind
from rag.reading.rules.office_holders import holders, named_by_office
from rag.reading.spans.competing import Competing
from rag.reading.spans.masks import Bools, any_word, beside_any, fitting, meeting, of_kinds, within
from rag.reading.spans.place_types import is_world_region
from rag.reading.spans.weigh import FEATURES
from rag.reading.spans.word_lists import LISTS
from rag.words.bare_word import bare_word

_PERSON: frozenset[Kind] = frozenset({"person"})
_PLACE: frozenset[Kind] = frozenset({"place"})
_AGENT: frozenset[Kind] = frozenset({"person", "office", "organisation"})
_NAME: frozenset[Kind] = frozenset({"name"})
_LIST: frozenset[Kind] = frozenset({"listed"})
_ORGANISATION: frozenset[Kind] = frozenset({"organisation"})
_EVENT_NOUNS, _BODY_NOUNS = LISTS.folded("EVENT_NOUN"), LISTS.folded("BODY_NOUN")
"""Nouns in names of events, writings and places, and in names of bodies such as the United *Nations*."""
_WHOSE = re.compile(r"(?<!\w)whose(?!\w)")
_AGENT_NOUNS = LISTS.folded("AGENT_NOUN")
"""Nouns for people that organisations are called too: the *owner*."""
_SPEAKERS = frozenset({"i", "we", "انا", "نحن"})
_BEFORE_IN = FEATURES.index("before in")


def follows_no_preposition(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates after a preposition of place (*in*)."""
    return np.asarray(spans.rows[:, _BEFORE_IN] == 0)


def is_no_other_than_the_speaker(_: Question, spans: Competing, can: Bools) -> Bools:
    """Return which are persons by their form in the best sentence, where its subject is *I* or *we*: who did it is who
    says so, and nobody else."""
    if _SPEAKERS.isdisjoint(spans.sentences[0].tokens.words[:1]):
        return can
    return np.asarray(of_kinds(spans, ("is",), _PERSON) & (spans.owner == 0))


def holds_the_office(question: Question, spans: Competing, _: Bools) -> Bools:
    """Keep the candidates within the persons of their sentence that may hold the office asked for."""
    return within(spans, lambda found: holders(question, found))


def has_no_event_noun(question: Question, spans: Competing, _: Bools) -> Bools:
    """Drop the candidates with a noun of the names of events, writings and places, and with one of the names of bodies
    too, unless *whose* is asked."""
    nouns = _EVENT_NOUNS if _WHOSE.search(fold(question.text)) else _EVENT_NOUNS | _BODY_NOUNS
    return ~any_word(spans, lambda tokens: [bare_word(word) in nouns for word in tokens.words])


def is_no_organisation(question: Question, spans: Competing, can: Bools) -> Bools:
    """Drop the candidates that are an organisation, where the head noun is used for people alone: which *minister*, but
    not which *owner*."""
    noun = bare_word(question.head or "")
    if head_type(noun) != "person" or noun in _AGENT_NOUNS:
        return can
    return ~(of_kinds(spans, ("is",), _ORGANISATION) & ~of_kinds(spans, ("is", "has"), _PERSON))


def is_no_region(_: Question, spans: Competing, __: Bools) -> Bools:
    """Drop the candidates that are a region of the world (*the Middle East*), or a list of places alone."""
    has_agent = of_kinds(spans, ("is", "has"), _AGENT)
    are_lists = of_kinds(spans, ("is",), _LIST) & of_kinds(spans, ("has",), _PLACE) & ~has_agent
    return ~(are_lists | fitting(spans, is_world_region, of_kinds(spans, ("is",), _NAME)))


def is_not_in_question(question: Question, spans: Competing, can: Bools) -> Bools:
    """Drop the persons that the question names by name or by office, where their sentence has another person: whom
    Haddad joined is not Haddad, and the emir of Qatar did not visit himself."""
    asked = {fold(word) for each in question.names for word in each.text.split()}
    own = any_word(spans, lambda tokens: [word in asked for word in tokens.words])
    own |= meeting(spans, lambda found: named_by_office(question, found))
    return ~(own & beside_any(spans, can & ~own & of_kinds(spans, ("is",), _PERSON)))
