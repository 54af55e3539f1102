"""Persons by the offices that a sentence gives them: the *president* Lena Forsberg; Salem Haddad, *minister of Peru*.

In: what is asked and a sentence. Out: the words of those who have the office that is asked for, or of those whom the
question itself names by theirs. An office is that of a title or of what stands right after the name.
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
    """Return the persons of a sentence with the office that is asked for in their title or right after their name.

    Which *president* visited the emir? All words, where nobody has it or it is not asked for.
    """
    every = [Words(0, len(found.tokens) - 1)]
    if question.type != "who" or question.head is None:
        return every
    people = _people(found.tokens)
    own = [(name, office) for name, office in people if not _is_of_another_country(question, found, office)]
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
    named = (word for each in question.names for word in each.text.split())
    names_place = any(map(is_place, named))
    return [name for name, office in _people(found.tokens) if _is_named(question, found, name, office, names_place)]


def _names_office(question: Question) -> bool:
    """Return whether a question has a noun for people, spelt rightly; who *runs* a town names none."""
    return any(head_type(fold(word.text)) == "person" for word in words(question.text))


def _is_named(question: Question, found: Found, name: Words, office: Words, names_place: bool) -> bool:
    """Return whether the office beside a name is the question's, and its country too where the question names one."""
    beside = [at for at in range(office.first, office.last + 1) if not name.first <= at <= name.last]
    others = countries_of_others(question, vocabulary("OFFICE") | vocabulary("OFFICE_EN"))
    if any(is_of_country(question, found, at, country) for at in beside for country in others):
        return True
    shared = [at for at in beside if found.concepts[at] >= 0 and not found.heads[at]]
    is_office = any(head_type(found.tokens.words[at][int(found.tokens.skip[at]) :]) == "person" for at in shared)
    return is_office and (not names_place or any(is_country_word(found.tokens, at) for at in shared))


def _people(tokens: Tokens) -> list[tuple[Words, Words]]:
    """Return the persons of a sentence, each with all that their titles and what stands right after the name take."""
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
    """Return whether a name's title and apposition name a country, but not the one whose office is asked about."""
    asked = office_country(question)
    named = [at for at in range(office.first, office.last + 1) if is_country_word(found.tokens, at)]
    if asked is None or not named:
        return False
    return not any(is_of_country(question, found, at, asked) for at in named)


def _start_of_title(tokens: Tokens, first: int) -> int:
    """Return the word before a name, which may be its title; the name's first word after a mark or a particle."""
    is_apart = first == 0 or tokens.commas[first] or tokens.gaps[first] or tokens.skip[first]
    return first if is_apart else first - 1


def _end_of_apposition(last: int, ends: Sequence[int]) -> int:
    """Return the last word of the part after the one that ends with a word; that word itself where none does."""
    return ends[ends.index(last) + 1] if last in ends[:-1] else last
