"""Words with an opposite, in both languages: what a sentence has in the place of a word of the question.

In: the words of a question and of a sentence. Out: the words of the sentence that are the opposite of one that it
lacks: asked who *won*, it tells who *lost*. `opposites.tsv` has the pairs, sides by tab; words are compared by their
stems.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from index.words.term_hash import term_hash
from index.words.terms import stem_terms

_TABLE = Path(__file__).with_name("opposites.tsv")


def opposed(asked: Iterable[int], stated: Iterable[int]) -> frozenset[int]:
    """Return, of two collections of term hashes, which of the second are the opposite of a word of the first that the
    second lacks; none where it says nothing of the kind."""
    asked, stated = frozenset(asked), frozenset(stated)
    return frozenset().union(
        *(
            stated & other
            for term in asked
            for one, other in _sides().get(term, ())
            if stated.isdisjoint(one) and asked.isdisjoint(other)
        )
    )


def alike(asked: Iterable[int], stated: Iterable[int]) -> frozenset[int]:
    """Return which of the second stand on the same side as a word of the first: to *trail* is to lag *behind*."""
    stated = frozenset(stated)
    return frozenset().union(*(stated & own for term in asked for own, _ in _sides().get(term, ())))


@cache
def _sides() -> Mapping[int, Sequence[tuple[frozenset[int], frozenset[int]]]]:
    """Return for each word the sides that it stands on, each with the one that is set against it."""
    found: dict[int, list[tuple[frozenset[int], frozenset[int]]]] = {}
    for sides in table_rows(_TABLE):
        one, other = map(_stems, sides)
        for own, against in ((one, other), (other, one)):
            for term in own:
                found.setdefault(term, []).append((own, against))
    return found


def _stems(side: str) -> frozenset[int]:
    """Return the stems of the words of a side, in Arabic with a joined و too, which stems of short words keep."""
    joined = " ".join(f"و{word}" for word in side.split() if not word.isascii())
    forms = f"{side} {joined}"
    return frozenset(map(term_hash, (*stem_terms(forms), *stem_terms(fold(forms)))))
