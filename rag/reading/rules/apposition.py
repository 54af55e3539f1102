"""Names and offices in apposition: "Salem Haddad, Minister of Transport of Zamarad, …", in either language.

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
from rag.asking.words.office_place import OF_DIALECTS
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words, longest_ending, parts_of
from rag.words.pattern import one_of
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
_PERSON: frozenset[Kind] = frozenset({"person"})
_RELATIVE = re.compile(rf"\s+{one_of('الذي التي اللي يلي who that'.split())}\s+")
"""Between an office with its name and what else is known of its holder: the mayor of Marjan *who* opened the bridge."""
_NO_NAMES = """
    al el bin ibn bint mr mrs ms position post job office title hold holds held have has do does work
    منصب منصبه منصبها وظيفة وظيفته وظيفتها يشغل تشغل يشغله تشغله يتولى تتولى يعمل تعمل السيد السيدة
"""
"""Small words of names in Latin letters, which in Arabic are joined to the next word or left out; titles that anybody
has; and words that ask for an office."""


def find_appositive(question: Question, found: Found) -> Words | None:
    """Return the name or the office in the sentence that answers."""
    asks_holder = question.type == "who" and question.head is not None
    if not asks_holder and question.type != "definition":
        return None
    asked = _office_asked(question)
    topic = {
        terms[0]
        for word in words(asked)
        if fold(word.text) not in _EMPTY and (terms := word_terms(word.text, word.kind))
    }
    if not 0 < len(topic) <= MOST_WORDS:
        return None
    parts = parts_of(found.tokens)
    if not asks_holder:
        return _office(question, found, parts)
    return _holder(found, parts, concepts_of(question.text, asked), len(topic))


def _office_asked(question: Question) -> str:
    """Return the topic of a question without what else it says of the holder, where the office is that of a name."""
    short = _RELATIVE.split(question.topic, maxsplit=1)[0]
    return short if any(each.text in short for each in question.names) else question.topic


def _holder(found: Found, parts: Sequence[Words], office: frozenset[int], least: int) -> Words | None:
    """Return the name before the part that says the whole office, at least so many of its concepts; of any concepts of
    the question, where none are known for the office's."""
    among = office or {*found.concepts.tolist()} - {-1}
    for before, part in pairwise(parts):
        own = among.intersection(found.concepts[part.first : part.last + 1].tolist())
        if len(own) >= least and found.heads[part.first : part.last + 1].any():
            return _name_at_end(found.tokens, before)
    return None


def _name_at_end(tokens: Tokens, part: Words) -> Words | None:
    """Return the person that a part ends with: one with a title, or in English any name in capitals."""
    if (person := longest_ending(tokens, part.last, _PERSON, part.first)) is not None:
        return person
    first = part.last
    while first > part.first and tokens.capital[first - 1] and tokens.capital[first]:
        first -= 1
    return Words(first, part.last) if tokens.capital[first] and first < part.last else None


def _office(question: Question, found: Found, parts: Sequence[Words]) -> Words | None:
    """Return the office after the part that ends with the name asked about."""
    names = _name_asked(question)
    offices = {each.first: each for each in typed_spans(found.tokens) if each.kind == "office"}
    for part, after in pairwise(parts):
        concepts = {*found.concepts[part.first : part.last + 1].tolist()}
        if names and all(concepts & word for word in names) and after.first in offices:
            return Words(after.first, min(after.last, offices[after.first].last))
    return None


def _name_asked(question: Question) -> list[frozenset[int]]:
    """Return the concepts of each word of the name whose office is asked for."""
    others = concepts_of(question.text, _NO_NAMES)
    of_words = (concepts_of(question.text, word) - others for word in question.topic.split())
    return [word for word in of_words if word]
