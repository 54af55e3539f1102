"""Anaphoric sentences: those that need an antecedent from the sentence before, and of which kind.

In: a sentence. Out: the kind of its antecedent, by its first words: a pronoun, reported speech that continues, a
time counted from another (وقبل ذلك بشهر), "this policy", "the company". `anaphors.tsv` lists these words by the kind.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, cast

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.words.question_heads import head_type
from rag.words.pattern import one_of

Antecedent = Literal["speaker", "time", "thing"]
"""What a sentence needs another for: who speaks or acts, when it counts from, or what it is about."""

_TABLE = Path(__file__).with_name("anaphors.tsv")
_ITSELF = frozenset(map(fold, "نفسها نفسه ذاتها ذاته".split()))
_QUOTES = tuple('«»“”"')
_CACHED_SENTENCES = 512
_FIRST_WORDS = 6
"""Words at the start of a sentence among which a demonstrative or a pronoun is an anaphor: chosen."""


@lru_cache(_CACHED_SENTENCES)
def antecedent_of(sentence: str) -> Antecedent | None:
    """Return the kind of antecedent that a sentence needs, None where it stands alone.

    >>> antecedent_of("A month before that, the fleet sailed."), antecedent_of("The fleet sailed.")
    ('time', None)
    """
    if _ends_quotation(sentence):
        return "speaker"
    folded = fold(sentence).lstrip("\"'«“” ")
    start = " ".join(folded.split()[:_FIRST_WORDS])
    for antecedent, patterns in _patterns().items():
        if any(pattern.match(folded) for pattern in patterns["first"]):
            return antecedent
        if any(pattern.search(start) for pattern in patterns["early"]):
            return antecedent
    return None


def _ends_quotation(sentence: str) -> bool:
    """Return whether a sentence is the end of a quotation that began before it."""
    return sentence.rstrip(".!?؟ ").endswith(_QUOTES) and sum(map(sentence.count, _QUOTES)) % 2 == 1


def names_same_organisation(sentence: str) -> bool:
    """Return whether a sentence begins with an organisation that the one before names.

    >>> names_same_organisation("The same company built a quay."), names_same_organisation("The company is old.")
    (True, False)
    >>> names_same_organisation("وكانت الشركة نفسها قد بنت الرصيف."), names_same_organisation("This policy is old.")
    (True, False)
    """
    words = fold(sentence).split()[:_FIRST_WORDS]
    return any(_is_same(one, other) for one, other in pairwise(words))


def _is_same(one: str, other: str) -> bool:
    return (one == "same" and head_type(other) == "organisation") or (
        other in _ITSELF and head_type(one) == "organisation"
    )


@cache
def _patterns() -> Mapping[Antecedent, Mapping[str, list[re.Pattern[str]]]]:
    """Return the patterns of each kind: those that begin a sentence, and those that stand early in it."""
    found: dict[Antecedent, dict[str, list[re.Pattern[str]]]] = {}
    for antecedent, place, phrases in table_rows(_TABLE):
        words = one_of(phrases.split("|"))
        pattern = re.compile(rf"(?<!\w)[وف]?{words}(?!\w)" if place != "verb" else rf"[وف]{words}(?!\w)")
        places = found.setdefault(cast(Antecedent, antecedent), {"first": [], "early": []})
        places["early" if place == "early" else "first"].append(pattern)
    return found
