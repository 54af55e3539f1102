"""Which spans can answer at all, by their form: how many wants a figure, and a date is nobody.

In: what is asked and the candidates. Out: a flag for each. A network that has learned from other
texts weighs; what its choice cannot be, whatever the words beside it, is told here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import FIGURE_KINDS, Kind, finer_date, typed_spans
from rag.reading.forms.tokens import Tokens, read
from rag.reading.rules.office import holders
from rag.reading.spans.ages import asks_age, tells_age
from rag.reading.spans.changes import not_asked
from rag.reading.spans.competing import Competing
from rag.reading.spans.finer import MEASURED, Fits, counts_things, finer
from rag.reading.spans.ways import asks_both_ends, end_asked
from rag.reading.spans.weigh import FEATURES
from rag.words.known_names import is_people, is_place
from rag.words.relatives import related

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]

_MEASURED: frozenset[Kind] = FIGURE_KINDS | {"date"}
NEEDED: Mapping[AnswerType, frozenset[Kind]] = {
    "date": frozenset({"date"}),
    "number": FIGURE_KINDS,
    "amount": FIGURE_KINDS,
    "percentage": FIGURE_KINDS,
    "duration": frozenset({"duration", "date", "amount"}),
    "reason": frozenset({"reason", "purpose"}),
}
"""Kinds of which an answer has one, or is a part of one."""
NEVER: Mapping[AnswerType, frozenset[Kind]] = {
    "person": _MEASURED | {"place"},
    "organisation": _MEASURED | {"place", "person"},
    "place": _MEASURED | {"person"},
}
"""Kinds that an answer is not as a whole."""
_NO_PLACE: frozenset[Kind] = frozenset({"organisation"})
"""Where somebody works may be a company, but a company is no city."""
PREFERRED: Mapping[AnswerType, Sequence[frozenset[Kind]]] = {
    "person": (frozenset({"person"}), frozenset({"name", "organisation", "office"})),
    "organisation": (frozenset({"organisation"}),),
}
"""Kinds, the surest first, of which an answer has one where its sentence has one that the question has not."""
_CACHED_WORDS = 8_192
_DIRECTED: frozenset[AnswerType] = frozenset({"person", "place"})
_NAMED: frozenset[AnswerType] = frozenset({"person", "organisation", "place"})
"""Types of which an answer is a name."""
_PLACE: frozenset[Kind] = frozenset({"place"})
_OFFICE: frozenset[Kind] = frozenset({"office"})
"""Where the president of the Emirates did something is not told by his office, where a sentence has another place."""
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
_CAPITALS = frozenset(map(fold, "capital عاصمة عاصمته عاصمتها".split()))
_CALLED = frozenset(map(fold, "called name named city what's s اسم اسمها تسمى يسمى يقال شو ايش".split()))
_OWN = FEATURES.index("own share")
_PLACED = FEATURES.index("before in")


def possible(question: Question, spans: Competing) -> Bools:
    """Return which candidates can answer."""
    expects, rows = question.expects, spans.rows
    can = np.ones(len(rows), np.bool_)
    # What the goal was may be said in any words; why, only with a word that gives reasons.
    if expects in NEEDED and (expects != "reason" or question.head is None):
        can &= _any(rows, ("has", "in"), NEEDED[expects])
    if expects in NEVER:
        can &= ~_any(rows, ("is",), NEVER[expects])
    if expects == "person":  # whoever is meant does not stand *in* them
        can &= rows[:, _PLACED] == 0
        can &= _are_holders(question, spans)
        can &= ~_are_nobody(spans)
        can = _others_than_asked(question, spans, can)
    if expects in PREFERRED:
        can &= _preferred(spans, PREFERRED[expects])
    if (fits := finer(question)) is not None:
        if expects == "place":
            can &= ~_any(rows, ("is",), _NO_PLACE)
        can &= _fit(fits, spans, can)
    if expects == "place":
        can &= _call_it_capital(question, spans)
        can &= _are_two(question, spans)
        can &= ~_of_people(spans)
        outside = can & ~_any(rows, ("in",), _OFFICE)
        can = outside if (outside & _any(rows, ("is", "has"), _PLACE)).any() else can
    if expects in _DIRECTED:
        can = _at_end_of_way(question, spans, can)
    if expects in _NAMED:
        can &= ~_are_of_kind(expects, spans) & ~_is_own_country(question, spans)
    if counts_things(question):
        can &= ~_any(rows, ("is", "has", "in"), MEASURED)
    if expects in FIGURES:
        can &= ~_of_other_side(question, spans)
    if expects == "number":
        can &= ~_begin_in_date(spans)
    if asks_age(question.text):
        can &= np.array([tells_age(each.tokens.text) for each in spans.sentences])[spans.owner]
    if expects == "date" and (exact := finer_date(question.text)) is not None:
        can &= _fit(lambda text: exact.search(fold(text)) is not None, spans, can)
    return can


def _are_nobody(spans: Competing) -> Bools:
    """Return which candidates have a noun that names of events and writings have: a marathon is nobody."""
    return _any_word(spans, lambda tokens: [_bare(word) in _NOBODY for word in tokens.words])


def _others_than_asked(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return those of some candidates that have no name that the question names, where their sentence has such a
    person: whom Haddad joined is not Haddad."""
    asked = {fold(word) for each in question.constraints if each.kind == "name" for word in each.text.split()}
    own = _any_word(spans, lambda tokens: [word in asked for word in tokens.words])
    others = can & ~own & _any(spans.rows, ("is",), frozenset({"person"}))
    has_other = np.bincount(spans.owner, others, len(spans.sentences)) > 0
    return can & ~(own & has_other[spans.owner])


def _call_it_capital(question: Question, spans: Competing) -> Bools:
    """Return which candidates may be the capital of what a question names: those of a sentence that speaks of one
    capital, since a city beside a country need not be its own."""
    if question.head is None or _bare(question.head) not in _CAPITALS or not _asks_capital(question):
        return np.ones(len(spans.owner), np.bool_)
    has = [any(_bare(word) in _CAPITALS for word in each.tokens.words) for each in spans.sentences]
    return np.array(has, np.bool_)[spans.owner]


def _asks_capital(question: Question) -> bool:
    """Return whether a question has no topic word but those of the capital and of a name."""
    named = {fold(word) for each in question.constraints for word in each.text.split()}
    tokens = read(question.topic)
    words = [word for word, is_stop in zip(tokens.words, tokens.stop.tolist(), strict=True) if not is_stop]
    return all(word in named or _bare(word) in _CAPITALS or word in _CALLED or is_place(word) for word in words)


def _are_two(question: Question, spans: Competing) -> Bools:
    """Return which candidates are a list, where both ends of a way are asked for: from where to where?"""
    if not asks_both_ends(question.text):
        return np.ones(len(spans.owner), np.bool_)
    return _any(spans.rows, ("is",), frozenset({"listed"}))


def _at_end_of_way(question: Question, spans: Competing, can: Bools) -> Bools:
    """Return those of some candidates that stand at the end of a way that is asked for, of sentences with such ones."""
    words = end_asked(question.text)
    if not words:
        return can
    after = [[False, *(word in words for word in each.tokens.words)] for each in spans.sentences]
    ends = [after[owner][first] for owner, first in zip(spans.owner, spans.first, strict=True)]
    at_end = can & np.array(ends, np.bool_)
    has_end = np.bincount(spans.owner, at_end, len(spans.sentences)) > 0
    return np.asarray(can & (at_end | ~has_end[spans.owner]))


def _bare(word: str) -> str:
    return word.removeprefix("و").removeprefix("ال").removeprefix("لل")


def _begin_in_date(spans: Competing) -> Bools:
    """Return which candidates begin within a date: 2024 is no number of the *conferences* that the next word names."""
    dated = np.zeros(len(spans.owner), np.bool_)
    for number, sentence in enumerate(spans.sentences):
        for each in typed_spans(sentence.tokens):
            if each.kind == "date":
                dated |= (spans.owner == number) & (spans.first >= each.first) & (spans.first <= each.last)
    return dated


def _of_other_side(question: Question, spans: Competing) -> Bools:
    """Return which candidates have a figure of a change that is not asked for: the old price, where the new one is."""
    other = np.zeros(len(spans.owner), np.bool_)
    for number, sentence in enumerate(spans.sentences):
        for each in not_asked(question.text, sentence.tokens):
            other |= (spans.owner == number) & (spans.first <= each.last) & (spans.last >= each.first)
    return other


def _fit(fits: Fits, spans: Competing, among: Bools) -> Bools:
    """Return which of some candidates have words that fit."""
    (at,) = among.nonzero()
    fit = np.zeros(len(among), np.bool_)
    fit[at] = [fits(text) for text in _texts(spans, at)]
    return fit


def _preferred(spans: Competing, preferred: Sequence[frozenset[Kind]]) -> Bools:
    """Return which candidates have something of the first kinds that their sentence has anything new of; any, where it
    has nothing of all of them."""
    can, is_open = np.ones(len(spans.owner), np.bool_), np.ones(len(spans.sentences), np.bool_)
    for kinds in preferred:
        new = _any(spans.rows, ("is",), kinds) & (spans.rows[:, _OWN] < 1)
        has_new = is_open & (np.bincount(spans.owner, new, len(spans.sentences)) > 0)
        can &= _any(spans.rows, ("is", "has", "in"), kinds) | ~has_new[spans.owner]
        is_open &= ~has_new
    return can


def _are_holders(question: Question, spans: Competing) -> Bools:
    """Return which candidates are, or are within, those of their sentence who may hold the office that is asked for."""
    can = np.zeros(len(spans.owner), np.bool_)
    for number, sentence in enumerate(spans.sentences):
        for each in holders(question, sentence):
            can |= (spans.owner == number) & (spans.first >= each.first) & (spans.last <= each.last)
    return can


def _are_of_kind(expects: AnswerType, spans: Competing) -> Bools:
    """Return which candidates have no word but nouns of the kind that is asked for: the same *company* names none."""

    def are_of_kind(tokens: Tokens) -> list[bool]:
        words = zip(tokens.words, tokens.stop.tolist(), strict=True)
        return [is_stop or _is_of_kind(word, expects) for word, is_stop in words]

    return _all_words(spans, are_of_kind)


@lru_cache(_CACHED_WORDS)
def _is_of_kind(word: str, expects: AnswerType) -> bool:
    return word in _SAME or head_type(word) == expects


def _is_own_country(question: Question, spans: Competing) -> Bools:
    """Return which candidates are one word that names a country whose people the question names: *Kazakh* meat is not
    sold to Kazakhstan."""
    asked = [fold(each.text) for each in question.constraints if each.kind == "name" and is_place(each.text)]
    if not asked:
        return np.zeros(len(spans.owner), np.bool_)

    def are_asked(tokens: Tokens) -> list[bool]:
        return [is_place(word) and any(related(each, word) for each in asked) for word in tokens.words]

    return np.asarray(_all_words(spans, are_asked) & (spans.first == spans.last))


def _all_words(spans: Competing, are: Callable[[Tokens], list[bool]]) -> Bools:
    """Return which candidates have nothing but words that are so."""
    flags = [are(each.tokens) for each in spans.sentences]
    starts = np.cumsum([0, *map(len, flags)])[spans.owner]
    counts = np.cumsum([0, *(flag for each in flags for flag in each)])
    return np.asarray(counts[starts + spans.last + 1] - counts[starts + spans.first] == spans.last - spans.first + 1)


def _any_word(spans: Competing, are: Callable[[Tokens], list[bool]]) -> Bools:
    """Return which candidates have a word that is so."""
    flags = [are(each.tokens) for each in spans.sentences]
    starts = np.cumsum([0, *map(len, flags)])[spans.owner]
    counts = np.cumsum([0, *(flag for each in flags for flag in each)])
    return np.asarray(counts[starts + spans.last + 1] > counts[starts + spans.first])


def _of_people(spans: Competing) -> Bools:
    """Return which candidates are one word that names a people: a Kazakh is nowhere."""
    are_people = _all_words(spans, lambda tokens: [is_people(word) for word in tokens.words])
    return np.asarray((spans.first == spans.last) & are_people)


def _texts(spans: Competing, at: NDArray[np.intp]) -> Iterator[str]:
    """Yield the words of candidates with the sign right before them, which may be that of a currency."""
    read = [(each.tokens.text, each.tokens.starts.tolist(), each.tokens.ends.tolist()) for each in spans.sentences]
    for owner, first, last in zip(*(each[at].tolist() for each in (spans.owner, spans.first, spans.last)), strict=True):
        text, starts, ends = read[owner]
        yield text[max(starts[first] - 1, 0) : ends[last]]


def _any(rows: Floats, how: Sequence[str], kinds: frozenset[Kind]) -> Bools:
    return np.asarray(rows[:, _columns(how, kinds)].any(axis=1))


@cache
def _columns(how: Sequence[str], kinds: frozenset[Kind]) -> Sequence[int]:
    return [FEATURES.index(f"{each} {kind}") for each in how for kind in sorted(kinds)]
