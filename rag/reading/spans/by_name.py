"""Whether a name can be who, where or which company is asked for: a marathon is nobody, and a Kazakh is nowhere.

In: what is asked, the spans that compete, and which of them can answer so far. Out: a flag for each that still can.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from corpus.fold import fold
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import Kind
from rag.reading.forms.tokens import Tokens, read
from rag.reading.rules.office_holders import holders, named_by_office
from rag.reading.rules.reported_speech import quoted_titles
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words
from rag.reading.spans.competing import Competing
from rag.reading.spans.finer import is_part_of_world
from rag.reading.spans.flags import (
    Bools,
    all_words,
    any_word,
    beside_any,
    ending_in,
    fitting,
    meeting,
    of_kinds,
    of_sentences,
    within,
)
from rag.reading.spans.ways import asks_both_ends, end_asked
from rag.reading.spans.weigh import FEATURES
from rag.words.known_names import is_people, is_place
from rag.words.relatives import related

_PERSON: frozenset[Kind] = frozenset({"person"})
_PLACE: frozenset[Kind] = frozenset({"place"})
_SOMEBODY: frozenset[Kind] = frozenset({"person", "office", "organisation"})
_NAME: frozenset[Kind] = frozenset({"name"})
_LIST: frozenset[Kind] = frozenset({"listed"})
_ORGANISATION: frozenset[Kind] = frozenset({"organisation"})
_OFFICE: frozenset[Kind] = frozenset({"office"})
_CACHED_WORDS = 8_192
_SAME = frozenset(map(fold, "نفس نفسه نفسها ذاتها ذاته same".split()))
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
_ONE_OF = re.compile(r"(?<!\w)(?:one of(?: the| its| their)?|[وفبل]?(?:احدي|احد))\s+")
_TITLES = frozenset(map(fold, "mr mrs ms dr sir prof his her highness السيد السيدة الدكتور الدكتورة صاحب سمو".split()))
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
_CAPITALS = frozenset(map(fold, "capital عاصمة عاصمته عاصمتها".split()))
_CALLED = frozenset(map(fold, "called name named city what's s اسم اسمها تسمى يسمى يقال شو ايش".split()))
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
    return ~any_word(spans, lambda tokens: [_bare(word) in nobody for word in tokens.words])


def are_no_organisation(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are not, as a whole, an organisation, where who is asked for is called by a noun for people alone:
    no ministry is a *minister*, though one may be the *owner*."""
    noun = _bare(question.head or "")
    if head_type(noun) != "person" or noun in _ANY_HOLDER:
        return np.ones(len(spans.owner), np.bool_)
    return ~(of_kinds(spans, ("is",), _ORGANISATION) & ~of_kinds(spans, ("is", "has"), _PERSON))


def are_no_places(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which are no part of the world (*the Middle East*), and no list of places alone."""
    somebody = of_kinds(spans, ("is", "has"), _SOMEBODY)
    are_listed = of_kinds(spans, ("is",), _LIST) & of_kinds(spans, ("has",), _PLACE) & ~somebody
    return ~(are_listed | fitting(spans, is_part_of_world, of_kinds(spans, ("is",), _NAME)))


def are_no_class(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which do not say of what kind something is: «Amwaj», one of *the shipping companies*."""
    return ~within(spans, _classes)


def end_in_no_title(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which do not end in a title: its name comes after it."""
    return ~ending_in(spans, lambda tokens: [word in _TITLES for word in tokens.words])


def are_others(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return those that the question does not name, by a name or by an office, where their sentence has such a person:
    whom Haddad joined is not Haddad, and the emir of Qatar did not visit himself."""
    asked = {fold(word) for each in question.constraints if each.kind == "name" for word in each.text.split()}
    own = any_word(spans, lambda tokens: [word in asked for word in tokens.words])
    own |= meeting(spans, lambda found: named_by_office(question, found))
    return ~(own & beside_any(spans, can & ~own & of_kinds(spans, ("is",), _PERSON)))


def are_no_titles(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which have no word of a name in quotation marks: nobody said the «Salt Process»."""
    return ~meeting(spans, lambda found: quoted_titles(found.tokens))


def are_that_capital(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which may be the capital of what a question names: those of a sentence that speaks of one, since a city
    beside a country need not be its own."""
    if not _asks_capital(question):
        return np.ones(len(spans.owner), np.bool_)
    return of_sentences(spans, _has_capital)


def are_both_ends(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are a list, where both ends of a way are asked for: from where to where?"""
    if not asks_both_ends(question.text):
        return np.ones(len(spans.owner), np.bool_)
    return of_kinds(spans, ("is",), _LIST)


def are_no_people(_: Question, spans: Competing, __: Bools) -> Bools:
    """Return which are not one word that names a people."""
    are_people = all_words(spans, lambda tokens: [is_people(word) for word in tokens.words])
    return np.asarray(~((spans.first == spans.last) & are_people))


def are_outside_offices(_: Question, spans: Competing, can: Bools) -> Bools:
    """Return which stand in no office, where such a place can answer: where the president of the Emirates did something
    is not told by his office."""
    outside = ~of_kinds(spans, ("in",), _OFFICE)
    return outside if (can & outside & of_kinds(spans, ("is", "has"), _PLACE)).any() else np.ones_like(can)


def are_at_end_of_way(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return which stand at the end of a way that is asked for, of sentences with such ones."""
    words = end_asked(question.text)
    if not words:
        return np.ones_like(can)
    after = [[False, *(word in words for word in each.tokens.words)] for each in spans.sentences]
    ends = [after[owner][first] for owner, first in zip(spans.owner, spans.first, strict=True)]
    at_end = can & np.array(ends, np.bool_)
    return at_end | ~beside_any(spans, at_end)


def are_more_than_kind(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which have a word besides nouns of the kind that is asked for: the same *company* names none."""

    def are_of_kind(tokens: Tokens) -> list[bool]:
        words = zip(tokens.words, tokens.stop.tolist(), strict=True)
        return [is_stop or _is_of_kind(word, question.expects) for word, is_stop in words]

    return ~all_words(spans, are_of_kind)


def are_other_countries(question: Question, spans: Competing, _: Bools) -> Bools:
    """Return which are not one word for a country whose people the question names: *Kazakh* meat is not sold to
    Kazakhstan."""
    asked = [fold(each.text) for each in question.constraints if each.kind == "name" and is_place(each.text)]
    if not asked:
        return np.ones(len(spans.owner), np.bool_)

    def are_asked(tokens: Tokens) -> list[bool]:
        return [is_place(word) and any(related(each, word) for each in asked) for word in tokens.words]

    return np.asarray(~((spans.first == spans.last) & all_words(spans, are_asked)))


def _classes(found: Found) -> Iterator[Words]:
    """Yield the words after *one of*, to the end of their part: the class of what is named beside them."""
    tokens = found.tokens
    for match in _ONE_OF.finditer(tokens.folded.text):
        first, _ = tokens.at(match.end(), len(tokens.folded.text))
        yield Words(first, tokens.part_end(first))


def _asks_capital(question: Question) -> bool:
    """Return whether a question has no topic word but those of the capital and of a name."""
    if question.head is None or _bare(question.head) not in _CAPITALS:
        return False
    named = {fold(word) for each in question.constraints for word in each.text.split()}
    tokens = read(question.topic)
    words = [word for word, is_stop in zip(tokens.words, tokens.stop.tolist(), strict=True) if not is_stop]
    return all(word in named or _bare(word) in _CAPITALS or word in _CALLED or is_place(word) for word in words)


def _has_capital(found: Found) -> bool:
    return any(_bare(word) in _CAPITALS for word in found.tokens.words)


@lru_cache(_CACHED_WORDS)
def _is_of_kind(word: str, expects: AnswerType) -> bool:
    return word in _SAME or head_type(word) == expects


def _bare(word: str) -> str:
    return word.removeprefix("و").removeprefix("ال").removeprefix("لل")
