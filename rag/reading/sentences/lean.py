"""Sentences that lean on the one before: whether one does, and on which.

In: a sentence of a retrieved passage and the paragraphs before it. Out: the sentence that it leans on. A sentence
leans when its first words point back: a pronoun, a reported speech that goes on (واستطرد), a time counted from another
(وقبل ذلك بشهر), "this policy", "the company". `leaning.tsv` lists the words by what they point back to.
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

Leaning = Literal["speaker", "time", "thing"]
"""What the sentence leans on another for: who speaks or acts, from when it counts, or what it speaks of."""

_TABLE = Path(__file__).with_name("leaning.tsv")
_ITSELF = frozenset(map(fold, "نفسها نفسه ذاتها ذاته".split()))
_QUOTES = tuple('«»“”"')
_CACHED_SENTENCES = 512
_FIRST_WORDS = 6
"""Words at the start of a sentence among which a demonstrative or a pronoun points back: chosen."""


@lru_cache(_CACHED_SENTENCES)
def leans(sentence: str) -> Leaning | None:
    """Return what a sentence needs the one before for, or None where it stands alone.

    >>> leans("A month before that, the fleet sailed."), leans("وأضاف أن السفن قديمة."), leans("The fleet sailed.")
    ('time', 'speaker', None)
    """
    if _ends_quotation(sentence):
        return "speaker"
    folded = fold(sentence).lstrip("\"'«“” ")
    start = " ".join(folded.split()[:_FIRST_WORDS])
    for leaning, patterns in _patterns().items():
        if any(pattern.match(folded) for pattern in patterns["first"]):
            return leaning
        if any(pattern.search(start) for pattern in patterns["early"]):
            return leaning
    return None


def _ends_quotation(sentence: str) -> bool:
    """Return whether a sentence is the end of a quotation that began before it."""
    return sentence.rstrip(".!?؟ ").endswith(_QUOTES) and sum(map(sentence.count, _QUOTES)) % 2 == 1


def speaks_of_the_same(sentence: str) -> bool:
    """Return whether a sentence begins with an organisation that the one before names.

    >>> speaks_of_the_same("The same company built a quay."), speaks_of_the_same("وكانت الشركة نفسها قد بنت الرصيف.")
    (True, True)
    >>> speaks_of_the_same("The company that built the quay is old."), speaks_of_the_same("This policy is old.")
    (False, False)
    """
    words = fold(sentence).split()[:_FIRST_WORDS]
    return any(_is_same(one, other) for one, other in pairwise(words))


def _is_same(one: str, other: str) -> bool:
    return (one == "same" and head_type(other) == "organisation") or (
        other in _ITSELF and head_type(one) == "organisation"
    )


@cache
def _patterns() -> Mapping[Leaning, Mapping[str, list[re.Pattern[str]]]]:
    found: dict[Leaning, dict[str, list[re.Pattern[str]]]] = {}
    for leaning, place, phrases in table_rows(_TABLE):
        words = one_of(phrases.split("|"))
        pattern = re.compile(rf"(?<!\w)[وف]?{words}(?!\w)" if place != "verb" else rf"[وف]{words}(?!\w)")
        places = found.setdefault(cast(Leaning, leaning), {"first": [], "early": []})
        places["early" if place == "early" else "first"].append(pattern)
    return found
