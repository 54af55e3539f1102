"""The name before its role in brackets: "Mr. Yusuf Karim (the landlord)", شركة النور (المورّد).

In: the question and a sentence. Out: the words of the name, where the brackets have the topic of the question and
nothing else, or its first noun and the section the others; or None.
"""

from collections.abc import Iterator, Set
from itertools import pairwise

from index.words.terms import word_terms, words_of_question
from rag.asking.question import Question
from rag.reading.forms.kinds import Kind
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words, longest_ending, parts_of

_ASKING = frozenset({"who", "definition"})
"""من هي المستأجرة؟ asks for her name, though it may ask what she is."""
_NAMED: frozenset[Kind] = frozenset({"person", "organisation", "name"})


def find_bracketed(question: Question, found: Found) -> Words | None:
    """Return the name before the brackets that hold the role asked about."""
    if question.type not in _ASKING:
        return None
    role = concepts_of(question.text, question.topic)
    for before, part in _bracketed(found.tokens):
        held = found.concepts_in(part.slice)
        if role and (role == held or (min(role) in held <= role and _is_in_section(question, role - held, found))):
            return longest_ending(found.tokens, before.last, _NAMED)
    return None


def _is_in_section(question: Question, concepts: Set[int], found: Found) -> bool:
    """Return whether the sentence or a heading above it has the rest of what is asked: the secretary *of the board*."""
    words = words_of_question(question.topic)
    rest = [each for each in words if concepts_of(question.text, each.text) & concepts]
    return all(any(term in found.unit.terms for term in word_terms(each.text, each.kind)) for each in rest)


def _bracketed(tokens: Tokens) -> Iterator[tuple[Words, Words]]:
    """Yield each part that stands in brackets, after the part before it."""
    for before, part in pairwise(parts_of(tokens)):
        opening = tokens.text[tokens.ends[before.last] : tokens.starts[part.first]]
        if "(" in opening and tokens.text[tokens.ends[part.last] :].lstrip("\"'”’»").startswith(")"):
            yield before, part
