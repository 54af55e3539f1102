"""Which concepts of a question some of its words are: by these numbers the words of a sentence tell what they share
with it (`Found.concepts`).

In: a question and a part of it. Out: numbers. The words of an Arabizi question are spelt anew before they are looked
up, so that none of them has a number here.
"""

from collections.abc import Mapping
from functools import lru_cache

from index.words.arabizi import is_arabizi
from index.words.terms import stem_terms

_CACHED = 256


def concepts_of(question: str, part: str) -> frozenset[int]:
    """Return the numbers of the concepts of a question that a part of it has, each distinct content word one."""
    order = _order(question)
    return frozenset(order[term] for term in stem_terms(part) if term in order)


@lru_cache(_CACHED)
def _order(question: str) -> Mapping[str, int]:
    if is_arabizi(question):
        return {}
    return {term: at for at, term in enumerate(dict.fromkeys(stem_terms(question)))}
