"""Of which people: what Estonian troops did is no answer to what Latvian ones did.

An adjective of a people stands after its noun in Arabic and before it in English, with other words between (one of the
*Saudi* energy *firms*).
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
    """Return whether a noun with a people is asked about, that people is neither nearby nor in the title, and the
    sentence has the noun with another people.

    Measured on 41 shipped sets (2026-11-30): 2 of the questions that are answered in vain are refused for this, with 7
    that are refused for something else too, and none of 3,320 that their texts answer.
    """
    if case.crosses:
        return False
    names = case.question.names
    asked = [_plain(each.text) for each in names]
    nouns = (_noun(case, each) for each in names if is_people(fold(each.text)) and not _is_there(case, each))
    found = (people for noun in nouns if noun is not None for people in _peoples_beside(case, noun))
    return any(not any(related(people, own) for own in asked) for people in found)


def _is_there(case: Case, name: Constraint) -> bool:
    """Return whether a name is near the sentence or in the title, or has no concept to look for."""
    return not case.concepts_of([name]) or case.is_near_or_in_title(name)


def _noun(case: Case, people: Constraint) -> int | None:
    """Return the concept of the noun beside a people in the question; None where a name stands there, or nothing."""
    own = case.concepts_of([people])
    noun = own[-1] + 1 if people.text.isascii() else own[0] - 1
    names = case.concepts_of(case.question.names)
    return noun if 0 <= noun < len(case.table.core.words) and noun not in names else None


def _peoples_beside(case: Case, noun: int) -> Iterator[str]:
    """Yield the words for peoples beside a noun in the sentence and in its translation."""
    for place in case.positions[case.row].get(noun, ()):
        nth, at = divmod(place, APART)
        words = read(case.table.texts[case.row][nth]).words
        beside = words[max(at - PHRASE, 0) : at] if words[at].isascii() else words[at + 1 : at + 1 + PHRASE]
        yield from (_plain(word) for word in beside if is_people(fold(word)))


def _plain(name: str) -> str:
    return plain_name(name).removeprefix("ال")
