"""Concepts: the content words of a question by number, as `Found.concepts` aligns the words of a sentence with them.

In: a question and a part of it. Out: numbers. An Arabizi question is transliterated before it is searched, so that its
own words have no numbers.
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
