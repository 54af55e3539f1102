"""Which names of a question a sentence has: the mayor is that of the town asked about.

In: a question and a sentence. Out: the names. Where a place is named, its people will do, and the other way round: the
minister of Qatar is the Qatari one.
"""

from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.reading.sentences.found import Found
from rag.words.known_names import is_people, is_place
from rag.words.relatives import related


def has_names(question: Question, found: Found) -> bool:
    """Return whether a sentence has every word of every name in the question."""
    return all(_has_words(name, found) for name in question.names)


def has_names_or_kin(question: Question, found: Found) -> bool:
    """Return whether a sentence has every name in the question, or the people or country of it."""
    return len(names_met(question, found)) == len(question.names)


def names_met(question: Question, found: Found) -> Sequence[Constraint]:
    """Return the names of the question that a sentence has, or has the people or country of."""
    return [each for each in question.names if _has_words(each, found) or _has_kin(each.text, found)]


def _has_words(name: Constraint, found: Found) -> bool:
    return all(any(term in found.unit.terms for term in terms) for terms in name.terms)


def _has_kin(name: str, found: Found) -> bool:
    """Return whether a sentence has a place of the family of a name: Qatar, of whose people a king is."""
    bare = fold(name).removeprefix("ال")
    if not (is_place(bare) or is_people(bare)):
        return False
    return any(is_place(word) and related(bare, word.removeprefix("ال")) for word in found.tokens.words)
