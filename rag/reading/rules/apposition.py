"""Names and offices in apposition: "Salem Haddad, Minister of Transport of Zamarad, …", in either language.

In: the question and a sentence. Out: the holder of the office that the question names, or the office of the person it
names, or None. Adjacent parts between commas are compared; the part with the office must have every topic word of the
question, so that a minister of another country, or of another portfolio, is never taken.
"""

from collections.abc import Sequence
from itertools import pairwise

from corpus.fold import fold
from index.words.terms import word_terms, words
from rag.asking.question import Question
from rag.asking.words.office_place import OF_DIALECTS
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words, longest_ending, parts_of
from rag.words.titles import PLACE_NOUNS

MOST_WORDS = 5
"""A question with more topic words asks for more than the holder of an office: chosen."""
_FILLER = frozenset(map(fold, [*PLACE_NOUNS, *OF_DIALECTS])) | LISTS.folded("OFFICE_FILLER")
"""Words of a question that need not be in the office: of the *state* of Kuwait, the *name* of the mayor."""
_PERSON: frozenset[Kind] = frozenset({"person"})
_RELATIVE = LISTS.compile(r"\s+<RELATIVE_PRONOUN>\s+")
"""Begins a relative clause about the holder: the mayor of Marjan *who* opened the bridge."""
_NAME_FILLER = " ".join(LISTS["NAME_FILLER"])
"""Words that are no part of the name asked about: particles of names, common titles, words that ask for an office."""


def find_appositive(question: Question, found: Found) -> Words | None:
    """Return the name or the office in the sentence that answers."""
    asks_holder = question.type == "who" and question.head is not None
    if not asks_holder and question.type != "definition":
        return None
    asked = _office_asked(question)
    topic = {
        terms[0]
        for word in words(asked)
        if fold(word.text) not in _FILLER and (terms := word_terms(word.text, word.kind))
    }
    if not 0 < len(topic) <= MOST_WORDS:
        return None
    parts = parts_of(found.tokens)
    if not asks_holder:
        return _office(question, found, parts)
    return _holder(found, parts, concepts_of(question.text, asked), len(topic))


def _office_asked(question: Question) -> str:
    """Return the topic of a question, without the clause about the holder where the rest names whose office it is."""
    short = _RELATIVE.split(question.topic, maxsplit=1)[0]
    return short if any(each.text in short for each in question.names) else question.topic


def _holder(found: Found, parts: Sequence[Words], office: frozenset[int], least: int) -> Words | None:
    """Return the name before the part with at least so many concepts of the office, or of the whole question where the
    office has no known concepts."""
    among = office or found.concepts_in()
    for before, part in pairwise(parts):
        if len(among & found.concepts_in(part.slice)) >= least and found.heads[part.slice].any():
            return _name_at_end(found.tokens, before)
    return None


def _name_at_end(tokens: Tokens, part: Words) -> Words | None:
    """Return the person that a part ends with: one with a title, or in English any run of capitalised words."""
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
        concepts = found.concepts_in(part.slice)
        if names and all(concepts & word for word in names) and after.first in offices:
            return Words(after.first, min(after.last, offices[after.first].last))
    return None


def _name_asked(question: Question) -> list[frozenset[int]]:
    """Return the concepts of each word of the name whose office is asked for."""
    others = concepts_of(question.text, _NAME_FILLER)
    of_words = (concepts_of(question.text, word) - others for word in question.topic.split())
    return [word for word in of_words if word]
