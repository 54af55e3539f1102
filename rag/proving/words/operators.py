"""Operators: words that change what a sentence says of its content words (not, may, all, only, before, will).

`operators.tsv` has them by kind: negation, modality, quantity, cause, time, direction. A claim that drops a *may* or
adds a *not* has the content words of its source and says something else.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.fold import fold
from corpus.table import table_rows
from index.words.terms import words
from rag.proving.words.inflection import is_future, without_particle

_TABLE = Path(__file__).with_name("operators.tsv")
_LATER = "later"
DENIES = "denies"
LEADING = (DENIES, "undoes", "may", "plans", "only", "all", "some", "from", "to", "by", "before", "after")
"""Kinds that belong to the word that follows them."""
SCOPE = 2
"""Words after an operator that it applies to: chosen; between not and allowed stands nothing or one word."""


def operator_surplus(claim: str, source: str) -> dict[str, float]:
    """Return, by kind, how many more operators the claim has than the source; negative where it has fewer."""
    own, others = _counts(claim), _counts(source)
    return {kind: float(own[kind] - others[kind]) for kind in own}


def operator_changes(claim: str, source: str, pairs: Iterable[tuple[int, int]]) -> dict[str, float]:
    """Return, by kind, whether a matched word is in its scope in the source alone (`dropped`) or in the claim alone
    (`added`).

    Args:
        pairs: the places of matched words, among all words of the claim and of the source.
    """
    own, others = _plain(claim), _plain(source)
    beside = [(_before(own, at), _before(others, place)) for at, place in pairs]
    return {
        f"{how}_{kind}": float(any(kinds()[kind] & more and not kinds()[kind] & less for less, more in sides))
        for kind in LEADING
        for how, sides in (("dropped", beside), ("added", [side[::-1] for side in beside]))
    }


def _before(read: Sequence[str], at: int) -> frozenset[str]:
    return frozenset(read[max(0, at - SCOPE) : at])


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
