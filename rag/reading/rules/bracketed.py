"""Who has the role that stands in brackets after the name: "Mr. Yusuf Karim (the landlord)", شركة النور (المورّد).

In: what is asked and the words of a sentence. Out: the name, where the brackets hold all that is asked about and
nothing else; None where they do not.
"""

from collections.abc import Iterator
from itertools import pairwise

from rag.asking.question import Question
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words, parts_of

_ASKING = frozenset({"who", "definition"})
"""من هي المستأجرة؟ asks for her name, though it may ask what she is."""
_NAMED: frozenset[Kind] = frozenset({"person", "organisation", "name"})


def find_bracketed(question: Question, found: Found) -> Words | None:
    """Return the name before the brackets that hold the role asked about."""
    if question.type not in _ASKING:
        return None
    role = concepts_of(question.text, question.topic)
    for before, part in _bracketed(found.tokens):
        if role and role == {*found.concepts[part.first : part.last + 1].tolist()} - {-1}:
            return _name_at(found.tokens, before.last)
    return None


def _bracketed(tokens: Tokens) -> Iterator[tuple[Words, Words]]:
    """Yield each part that stands in brackets, after the part before it."""
    for before, part in pairwise(parts_of(tokens)):
        opening = tokens.text[tokens.ends[before.last] : tokens.starts[part.first]]
        if "(" in opening and tokens.text[tokens.ends[part.last] :].lstrip("\"'”’»").startswith(")"):
            yield before, part


def _name_at(tokens: Tokens, last: int) -> Words | None:
    """Return the longest name that ends at a word."""
    names = (each for each in typed_spans(tokens) if each.kind in _NAMED and each.last == last)
    longest = min(names, key=lambda each: each.first, default=None)
    return Words(longest.first, longest.last) if longest else None
