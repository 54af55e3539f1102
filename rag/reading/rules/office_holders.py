"""Persons with the office that a sentence gives them: *president* Lena Forsberg; Salem Haddad, *minister of Peru*.

In: the question and a sentence. Out: the holders of the office asked for, or those that the question itself names by
their office. The office is in the title before the name, or in the apposition after it.
"""

from collections.abc import Sequence

from corpus.fold import fold
from index.words.terms import words
from rag.asking.question import Question
from rag.asking.words.office_place import countries_of_others, office_country
from rag.asking.words.question_heads import head_type
from rag.reading.forms.kinds import outermost, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.forms.vocabulary import vocabulary
from rag.reading.rules.country_words import is_country_word, is_of_country
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words, parts_of
from rag.words.known_names import is_place


def holders(question: Question, found: Found) -> list[Words]:
    """Return the persons of a sentence with the office asked for, or of the country that is represented: which
    *president* visited the emir, who signed for *Peru*?

    Where neither is asked for or no person fits, the whole sentence is returned.
    """
    every = [Words(0, len(found.tokens) - 1)]
    if question.type != "who" or (question.head is None and office_country(question) is None):
        return every
    people = _people(found.tokens)
    own = [(name, office) for name, office in people if not _is_of_another_country(question, found, office)]
    are_told_apart = len(own) < len(people) and (own or question.head is not None)
    return _with_head(found, own) or ([name for name, _ in own] if are_told_apart else every)


def people_with_head(found: Found) -> list[Words]:
    """Return the persons of a sentence with the head noun of the question in their title or apposition."""
    return _with_head(found, _people(found.tokens))


def _with_head(found: Found, people: Sequence[tuple[Words, Words]]) -> list[Words]:
    return [name for name, office in people if found.heads[office.first : office.last + 1].any()]


def named_by_office(question: Question, found: Found) -> list[Words]:
    """Return the persons of a sentence that the question names by an office it does not ask for: who visited *the emir
    of Qatar*?"""
    if question.type != "who" or not _names_office(question):
        return []
    named = (word for each in question.names for word in each.text.split())
    names_place = any(map(is_place, named))
    return [name for name, office in _people(found.tokens) if _is_named(question, found, name, office, names_place)]


def _names_office(question: Question) -> bool:
    """Return whether a question has a noun for persons, unlike who *runs* a town."""
    return any(head_type(fold(word.text)) == "person" for word in words(question.text))


def _is_named(question: Question, found: Found, name: Words, office: Words, names_place: bool) -> bool:
    """Return whether the office beside a name is that of the question, and of its country where it names one."""
    beside = [at for at in range(office.first, office.last + 1) if not name.first <= at <= name.last]
    others = countries_of_others(question, vocabulary("OFFICE") | vocabulary("OFFICE_EN"))
    if any(is_of_country(question, found, at, country) for at in beside for country in others):
        return True
    shared = [at for at in beside if found.concepts[at] >= 0 and not found.heads[at]]
    is_office = any(head_type(found.tokens.words[at][int(found.tokens.skip[at]) :]) == "person" for at in shared)
    return is_office and (not names_place or any(is_country_word(found.tokens, at) for at in shared))


def _people(tokens: Tokens) -> list[tuple[Words, Words]]:
    """Return the persons of a sentence, each with the span of title, name and apposition."""
    ends = [part.last for part in parts_of(tokens)]
    return [
        (
            Words(each.first, each.last),
            Words(_start_of_title(tokens, each.first), _end_of_apposition(each.last, ends)),
        )
        for each in outermost([each for each in typed_spans(tokens) if each.kind == "person"])
        if not vocabulary("TITLE_EN").issuperset(tokens.words[each.first : each.last + 1])
    ]


def _is_of_another_country(question: Question, found: Found, office: Words) -> bool:
    """Return whether title and apposition name a country, but not that of the office asked about."""
    asked = office_country(question)
    named = [at for at in range(office.first, office.last + 1) if is_country_word(found.tokens, at)]
    if asked is None or not named:
        return False
    return not any(is_of_country(question, found, at, asked) for at in named)


def _start_of_title(tokens: Tokens, first: int) -> int:
    """Return the position of the word before a name, which may be its title; that of the name where a mark or a
    particle stands between the two."""
    is_apart = first == 0 or tokens.commas[first] or tokens.gaps[first] or tokens.skip[first]
    return first if is_apart else first - 1


def _end_of_apposition(last: int, ends: Sequence[int]) -> int:
    """Return the last word of the part that follows a name, where the name ends its own part; else the last word of the
    name."""
    return ends[ends.index(last) + 1] if last in ends[:-1] else last
