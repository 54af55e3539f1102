"""Small words that turn what is said: not, may, all, only, before, will.

In: a claim, and the part of a source that has its words. Out: how many more of each kind in `small_words.tsv` the claim
has; and whether a word of the claim is led by one of a kind there and not here, or here and not there.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from index.words.terms import words
from rag.proving.words.inflection import is_future, without_particle

_TABLE = Path(__file__).with_name("small_words.tsv")
_LATER = "later"
DENIES = "denies"
LEADING = (DENIES, "undoes", "may", "plans", "only", "all", "some", "from", "to", "by", "before", "after")
"""Kinds of which it counts what word they lead."""
LEADS = 2
"""Words before another one that may lead it: chosen; between not and allowed stands nothing or one word."""


def turned(claim: str, source: str) -> dict[str, float]:
    """Return, by kind, how many more such words the claim has than the source; less than 0: it lacks some."""
    own, others = _counts(claim), _counts(source)
    return {kind: float(own[kind] - others[kind]) for kind in own}


def led(claim: str, source: str, pairs: Iterable[tuple[int, int]]) -> dict[str, float]:
    """Return by kind whether it leads a word of the claim in the source alone (`dropped`), or in the claim (`added`).

    Args:
        pairs: the places of words of the claim, among all of its words, and of the same words in the source.
    """
    own, others = _plain(claim), _plain(source)
    beside = [(_before(own, at), _before(others, place)) for at, place in pairs]
    return {
        f"{how}_{kind}": float(any(kinds()[kind] & more and not kinds()[kind] & less for less, more in sides))
        for kind in LEADING
        for how, sides in (("dropped", beside), ("added", [side[::-1] for side in beside]))
    }


def _before(read: Sequence[str], at: int) -> frozenset[str]:
    return frozenset(read[max(0, at - LEADS) : at])


def _plain(text: str) -> list[str]:
    return [without_particle(fold(word.text)) for word in words(text)]


def _counts(text: str) -> dict[str, int]:
    spelt = [fold(word.text) for word in words(text)]
    plain = [without_particle(word) for word in spelt]
    found = {
        kind: sum(word in listed or bare in listed for word, bare in zip(spelt, plain, strict=True))
        for kind, listed in kinds().items()
    }
    found[_LATER] += sum(map(is_future, plain))
    return found


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """Return the folded words of each kind."""
    return {kind: frozenset(map(fold, listed.split())) for kind, listed in table_rows(_TABLE)}
