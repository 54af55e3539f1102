"""Antonyms in both languages: words of a sentence in the place of a word of the question.

In: the terms of a question and of a sentence. Out: the terms of the sentence that are antonyms of one that it lacks:
the question asks who *won*, the sentence says who *lost*. `antonyms.tsv` has a pair of sides a row, compared by stems.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from index.words.term_hash import term_hash
from index.words.terms import stem_terms

_TABLE = Path(__file__).with_name("antonyms.tsv")


def antonyms(asked: Iterable[int], stated: Iterable[int]) -> frozenset[int]:
    """Return which of the second hashes of terms are an antonym of one of the first, on whose side the second have
    none."""
    asked, stated = frozenset(asked), frozenset(stated)
    return frozenset().union(
        *(
            stated & other
            for term in asked
            for one, other in _sides().get(term, ())
            if stated.isdisjoint(one) and asked.isdisjoint(other)
        )
    )


def synonyms(asked: Iterable[int], stated: Iterable[int]) -> frozenset[int]:
    """Return which of the second are on the same side as one of the first: *trail* and *lag*."""
    stated = frozenset(stated)
    return frozenset().union(*(stated & own for term in asked for own, _ in _sides().get(term, ())))


@cache
def _sides() -> Mapping[int, Sequence[tuple[frozenset[int], frozenset[int]]]]:
    """Return for each term the sides that it is on, each with the opposite side."""
    found: dict[int, list[tuple[frozenset[int], frozenset[int]]]] = {}
    for sides in table_rows(_TABLE):
        one, other = map(_stems, sides)
        for own, against in ((one, other), (other, one)):
            for term in own:
                found.setdefault(term, []).append((own, against))
    return found


def _stems(side: str) -> frozenset[int]:
    """Return the stems of the words of a side, in Arabic with a joined و too, which the stems of short words keep."""
    joined = " ".join(f"و{word}" for word in side.split() if not word.isascii())
    forms = f"{side} {joined}"
    return frozenset(map(term_hash, (*stem_terms(forms), *stem_terms(fold(forms)))))
