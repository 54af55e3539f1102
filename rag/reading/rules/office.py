"""Names and offices that stand side by side: "Salem Haddad, Minister of Transport of Zamarad, …", in either language.

In: what is asked and the words of a sentence. Out: the words that answer, by form alone: who holds the office that the
question names, or what office the person named holds. Parts between commas are set against each other; the part with
the office must have every word of the question but those that ask, so that a minister of another country, or of
another matter, is never taken.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.fold import fold
from index.words.terms import word_terms, words
from rag.asking.question import Question
from rag.asking.words.office_place import (
    OF_DIALECTS,
    countries_of_others,
    is_between,
    is_office_of_name,
    office_country,
)
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import outermost, typed_spans, vocabulary
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words
from rag.words.known_names import is_place
from rag.words.pattern import one_of
from rag.words.relatives import related
from rag.words.titles import PLACE_NOUNS

MOST_WORDS = 5
"""A question with more words than these asks for more than who holds an office: chosen."""
_EMPTY = frozenset(
    map(
        fold,
        [*PLACE_NOUNS, *OF_DIALECTS, *"state country republic kingdom current الحالي الحالية name اسم إسم".split()],
    )
)
"""Words of a question that an office need not have: of the *state* of Kuwait, the *name* of the mayor."""
_STATES = frozenset("state republic kingdom sultanate emirate city town province commonwealth".split())
"""What stands before the name of a place: of the *State* of Kuwait."""
_RELATIVE = re.compile(rf"\s+{one_of('الذي التي اللي يلي who that'.split())}\s+")
"""Between an office with its name and what else is known of its holder: the mayor of Marjan *who* opened the bridge."""
_NO_NAMES = """
    al el bin ibn bint mr mrs ms position post job office title hold holds held have has do does work
    منصب منصبه منصبها وظيفة وظيفته وظيفتها يشغل تشغل يشغله تشغله يتولى تتولى يعمل تعمل السيد السيدة
"""
"""Small words of names in Latin letters, which in Arabic are joined to the next word or left out; titles that anybody
has; and words that ask for an office."""


def beside_comma(question: Question, found: Found) -> Words | None:
    """Return the name or the office in the sentence that answers."""
    asks_holder = question.type == "who" and question.head is not None
    if not asks_holder and question.type != "definition":
        return None
    topic = {
        terms[0]
        for word in words(_office_asked(question))
        if fold(word.text) not in _EMPTY and (terms := word_terms(word.text, word.kind))
    }
    if not 0 < len(topic) <= MOST_WORDS:
        return None
    parts = _parts(found.tokens)
    return _holder(found, parts, len(topic)) if asks_holder else _office(question, found, parts)


def _office_asked(question: Question) -> str:
    """Return the topic of a question without what else it says of the holder, where the office is that of a name."""
    short = _RELATIVE.split(question.topic, maxsplit=1)[0]
    return short if any(each.kind == "name" and each.text in short for each in question.constraints) else question.topic


def holders(question: Question, found: Found) -> list[Words]:
    """Return the persons of a sentence with the office that is asked for in their title or right after their name.

    Which *president* visited the emir? All words, where nobody has it or it is not asked for.
    """
    every = [Words(0, len(found.tokens) - 1)]
    if question.type != "who" or question.head is None:
        return every
    people = _people(found.tokens)
    own = [(name, office) for name, office in people if not _is_abroad(question, found, office)]
    return _with_head(found, own) or ([name for name, _ in own] if len(own) < len(people) else every)


def people_so_called(found: Found) -> list[Words]:
    """Return the persons of a sentence with the noun that is asked for in their title or right after their name."""
    return _with_head(found, _people(found.tokens))


def _with_head(found: Found, people: Sequence[tuple[Words, Words]]) -> list[Words]:
    return [name for name, office in people if found.heads[office.first : office.last + 1].any()]


def named_by_office(question: Question, found: Found) -> list[Words]:
    """Return the persons of a sentence whom the question itself names by an office that it does not ask for: who
    visited *the emir of Qatar*?"""
    if question.type != "who" or not _names_office(question):
        return []
    named = (word for each in question.constraints if each.kind == "name" for word in each.text.split())
    names_place = any(map(is_place, named))
    return [name for name, office in _people(found.tokens) if _is_named(question, found, name, office, names_place)]


def _names_office(question: Question) -> bool:
    """Return whether a question has a noun for people, spelt rightly; who *runs* a town names none."""
    return any(head_type(fold(word.text)) == "person" for word in words(question.text))


def _is_named(question: Question, found: Found, name: Words, office: Words, names_place: bool) -> bool:
    """Return whether the office beside a name is the question's, and its country too where the question names one."""
    beside = [at for at in range(office.first, office.last + 1) if not name.first <= at <= name.last]
    others = countries_of_others(question, vocabulary("OFFICE") | vocabulary("OFFICE_EN"))
    if any(_is_of_country(question, found, at, country) for at in beside for country in others):
        return True
    shared = [at for at in beside if found.concepts[at] >= 0 and not found.heads[at]]
    is_office = any(head_type(found.tokens.words[at][int(found.tokens.skip[at]) :]) == "person" for at in shared)
    return is_office and (not names_place or any(_is_country(found.tokens, at) for at in shared))


def _people(tokens: Tokens) -> list[tuple[Words, Words]]:
    """Return the persons of a sentence, each with all that their titles and what stands right after the name take."""
    ends = [part.last for part in _parts(tokens)]
    return [
        (
            Words(each.first, each.last),
            Words(_start_of_title(tokens, each.first), _end_of_apposition(each.last, ends)),
        )
        for each in outermost([each for each in typed_spans(tokens) if each.kind == "person"])
        if not vocabulary("TITLE_EN").issuperset(tokens.words[each.first : each.last + 1])
    ]


def _is_abroad(question: Question, found: Found, office: Words) -> bool:
    """Return whether a name's title and apposition name a country, but not the one whose office is asked about."""
    asked = office_country(question)
    named = [at for at in range(office.first, office.last + 1) if _is_country(found.tokens, at)]
    if asked is None or not named:
        return False
    return not any(_is_of_country(question, found, at, asked) for at in named)


def _is_of_country(question: Question, found: Found, at: int, country: str) -> bool:
    """Return whether a word of a sentence is a country of the question, which may be named there by its people."""
    is_same = int(found.concepts[at]) in concepts_of(question.text, country)
    return is_same or related(country.removeprefix("ال"), _bare(found.tokens, at))


def _is_country(tokens: Tokens, at: int) -> bool:
    word = _bare(tokens, at)
    return is_place(word) or is_place(f"ال{word}")


def _bare(tokens: Tokens, at: int) -> str:
    """Return a folded word without a joined particle and the Arabic article."""
    return tokens.words[at][int(tokens.skip[at]) :].removeprefix("ال")


def _start_of_title(tokens: Tokens, first: int) -> int:
    """Return the word before a name, which may be its title; the name's first word after a mark or a particle."""
    is_apart = first == 0 or tokens.commas[first] or tokens.gaps[first] or tokens.skip[first]
    return first if is_apart else first - 1


def _end_of_apposition(last: int, ends: Sequence[int]) -> int:
    """Return the last word of the part after the one that ends with a word; that word itself where none does."""
    return ends[ends.index(last) + 1] if last in ends[:-1] else last


def is_of_another(question: Question, found: Found) -> bool:
    """Return whether the office that is asked about is that of another name in an English sentence: Mayor *of Zamarad*,
    where the mayor of Marjan is sought."""
    tokens = found.tokens
    if not is_office_of_name(question):
        return False
    of = [at + 1 for at in found.heads.nonzero()[0].tolist() if at + 2 < len(tokens) and tokens.words[at + 1] == "of"]
    places = [_place_after(tokens, at) for at in of]
    country = office_country(question) or ""
    others = [
        at
        for at in places
        if tokens.capital[at] and not any(_is_asked(question, found, on, country) for on in _name_from(tokens, at))
    ]
    return bool(of) and len(others) == len(of)


def _name_from(tokens: Tokens, first: int) -> range:
    """Return the words of a name from its first one on: the *United Arab Emirates*."""
    after = range(first + 1, len(tokens))
    return range(first, next((at for at in after if not tokens.capital[at] or at in tokens.parts), len(tokens)))


def _place_after(tokens: Tokens, of: int) -> int:
    """Return the word of the place after *of*: the Minister of Foreign Affairs of the State of *Marjan*."""
    words = enumerate(tokens.words[of + 1 :], of + 1)
    return next((at for at, word in words if word not in _STATES and not is_between(word)), of + 1)


def _is_asked(question: Question, found: Found, at: int, country: str) -> bool:
    """Return whether the question has a word of a sentence, or the people of that country."""
    return found.concepts[at] >= 0 or _is_of_country(question, found, at, country)


def _holder(found: Found, parts: Sequence[Words], concepts: int) -> Words | None:
    """Return the name before the part that says the whole office, or after the title within it."""
    for before, part in pairwise(parts):
        own = found.concepts[part.first : part.last + 1]
        if len(set(own[own >= 0].tolist())) >= concepts and found.heads[part.first : part.last + 1].any():
            return _name_at_end(found.tokens, before)
    return None


def _name_at_end(tokens: Tokens, part: Words) -> Words | None:
    """Return the person that a part ends with: one with a title, or in English any name in capitals."""
    people = [
        each
        for each in typed_spans(tokens)
        if each.kind == "person" and each.last == part.last and each.first >= part.first
    ]
    if people:
        longest = min(people, key=lambda each: each.first)
        return Words(longest.first, longest.last)
    first = part.last
    while first > part.first and tokens.capital[first - 1] and tokens.capital[first]:
        first -= 1
    return Words(first, part.last) if tokens.capital[first] and first < part.last else None


def _office(question: Question, found: Found, parts: Sequence[Words]) -> Words | None:
    """Return the office after the part that ends with the name asked about."""
    names = _name_asked(question)
    offices = {each.first: each for each in typed_spans(found.tokens) if each.kind == "office"}
    for part, after in pairwise(parts):
        held = {*found.concepts[part.first : part.last + 1].tolist()}
        if names and all(held & word for word in names) and after.first in offices:
            return Words(after.first, min(after.last, offices[after.first].last))
    return None


def _name_asked(question: Question) -> list[frozenset[int]]:
    """Return the concepts of each word of the name whose office is asked for."""
    others = concepts_of(question.text, _NO_NAMES)
    of_words = (concepts_of(question.text, word) - others for word in question.topic.split())
    return [word for word in of_words if word]


def _parts(tokens: Tokens) -> list[Words]:
    """Return the stretches of words between commas and other marks."""
    starts = [0, *tokens.parts]
    ends = [*(at - 1 for at in starts[1:]), len(tokens) - 1]
    return [Words(first, last) for first, last in zip(starts, ends, strict=True)]
