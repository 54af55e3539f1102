"""The names of a question that a sentence has: the mayor must be the mayor of the town asked about.

In: a question and a sentence. Out: the names. A place also matches its nationality, and the other way round: the
minister of Qatar is the *Qatari* minister.
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


def has_names_or_demonyms(question: Question, found: Found) -> bool:
    """Return whether a sentence has every name in the question, or its demonym or country."""
    return len(names_met(question, found)) == len(question.names)


def names_met(question: Question, found: Found) -> Sequence[Constraint]:
    """Return the names of the question that a sentence has, or whose nationality or country it has."""
    return [each for each in question.names if _has_words(each, found) or _has_demonym(each.text, found)]


def _has_words(name: Constraint, found: Found) -> bool:
    return all(any(term in found.unit.terms for term in terms) for terms in name.terms)


def _has_demonym(name: str, found: Found) -> bool:
    """Return whether a sentence has a place or demonym with the stem of a name: *Qatari* for Qatar."""
    bare = fold(name).removeprefix("ال")
    if not (is_place(bare) or is_people(bare)):
        return False
    return any(is_place(word) and related(bare, word.removeprefix("ال")) for word in found.tokens.words)
