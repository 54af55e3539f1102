"""Vetoes answers about another nationality: what Estonian troops did does not answer what Latvian troops did.

A nationality stands after its noun in Arabic and before it in English, where other words may stand between the two (one
of the *Saudi* energy *firms*).
"""

from collections.abc import Iterator

from corpus.fold import fold
from rag.asking.constraints import Constraint
from rag.judging.concepts.positions import APART, PHRASE
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.countries import plain_name
from rag.reading.forms.tokens import read
from rag.words.known_names import is_people
from rag.words.relatives import related


def is_of_another_people(case: Case) -> bool:
    """Return whether a noun with a nationality is asked about, the nationality is neither near the sentence nor in the
    title, and the sentence has the noun with another nationality.

    Measured on 41 shipped sets (2026-11-30): this veto refuses 2 unanswerable questions that were answered before, 7
    that other vetoes refuse too, and none of 3,320 answerable ones.
    """
    if case.crosses:
        return False
    names = case.question.names
    asked = [_plain(each.text) for each in names]
    nouns = (_noun(case, each) for each in names if is_people(fold(each.text)) and not _is_there(case, each))
    found = (people for noun in nouns if noun is not None for people in _peoples_beside(case, noun))
    return any(not any(related(people, own) for own in asked) for people in found)


def _is_there(case: Case, name: Constraint) -> bool:
    """Return whether a name is near the sentence or in the title, or has no concept that could be matched."""
    return not case.concepts_of([name]) or case.is_near_or_in_title(name)


def _noun(case: Case, people: Constraint) -> int | None:
    """Return the concept of the noun beside a nationality in the question; None where a name or nothing stands
    there."""
    own = case.concepts_of([people])
    noun = own[-1] + 1 if people.text.isascii() else own[0] - 1
    names = case.concepts_of(case.question.names)
    return noun if 0 <= noun < len(case.table.core.words) and noun not in names else None


def _peoples_beside(case: Case, noun: int) -> Iterator[str]:
    """Yield the nationalities beside a noun in the sentence and in its translation."""
    for place in case.positions[case.row].get(noun, ()):
        nth, at = divmod(place, APART)
        words = read(case.table.texts[case.row][nth]).words
        beside = words[max(at - PHRASE, 0) : at] if words[at].isascii() else words[at + 1 : at + 1 + PHRASE]
        yield from (_plain(word) for word in beside if is_people(fold(word)))


def _plain(name: str) -> str:
    return plain_name(name).removeprefix("ال")
