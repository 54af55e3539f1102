"""Which words are verbs, by their form: those of the glossary in the forms that they take, and English ones in -ed.

In: a folded word. Out: yes or no. Many nouns look like verbs (work, plan, طلب); what stands before a word says more,
and is looked at where this is asked.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.fold import fold
from index.train.pairs import GLOSSARY
from rag.proving.inflection import later_forms

_LEAST_PAST = 5
"""Letters of an English word in -ed that is a verb: bed and shed are none."""
_LEAST_PRESENT = 2
_NO_VERBS = frozenset(
    "hundred indeed speed breed seed weed last open home water master man men woman women yet according".split()
)
_NO_ARABIC_PASTS = frozenset(map(fold, "أقدم أكثر أكبر أعلى أقل أول أهم أحسن أفضل أحدث".split()))
"""Oldest, most: elatives that look like a verb."""
_HE, _SHE, _WE, _SHE_DID, _WILL = "ي", "ت", "ن", "ت", "س"
_THEY, _THEY_DID = "ون", ("وا", "ا", "تا")


class Verb(NamedTuple):
    """An entry of the glossary that is a verb: its words, each folded and without spaces."""

    english: list[str]
    arabic: list[str]


def is_english_verb(plain: str) -> bool:
    """Return whether an English word is a form of a verb."""
    return plain in _english() or is_past(plain)


def is_base(plain: str) -> bool:
    """Return whether an English word is a verb without any ending, as many nouns are."""
    return plain in _bases() and not is_past(plain) and plain.removesuffix("s") not in _bases() - {plain}


def is_past(plain: str) -> bool:
    """Return whether an English word has the form of the past, or of the participle."""
    is_regular = plain.endswith("ed") and len(plain) >= _LEAST_PAST and plain not in _NO_VERBS
    return is_regular or plain in _odd_pasts()


def is_arabic_verb(plain: str) -> bool:
    """Return whether an Arabic word has a form that only verbs have: of now, of later, or of her in the past."""
    return plain in _arabic()


def is_arabic_past(plain: str) -> bool:
    """Return whether an Arabic word is a verb of the past, if it is no noun: built, building (بنى, بني)."""
    return plain in _arabic_pasts()


def is_verbal_noun(plain: str) -> bool:
    """Return whether an Arabic word is what somebody does, as a noun: إدارة, and not أدار."""
    return plain in _verbal_nouns()


@lru_cache(1)
def verbs() -> tuple[Verb, ...]:
    """Return the verbs of the glossary: what has a form for him and for her (يبني, تبني)."""
    return tuple(Verb(english, arabic) for english, arabic in _entries() if any(_presents(arabic)))


def _entries() -> Iterator[tuple[list[str], list[str]]]:
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        _, *sides = line.split("\t")
        english, arabic = ([fold(word) for word in side.split(" | ") if " " not in word] for side in sides)
        yield english, arabic


def _presents(arabic: list[str]) -> Iterator[str]:
    """Yield what follows the first letter of a verb of now."""
    return (word[1:] for word in arabic if word[0] == _HE and len(word) > _LEAST_PRESENT and _SHE + word[1:] in arabic)


@lru_cache(1)
def _bases() -> frozenset[str]:
    return frozenset(word for verb in verbs() for word in verb.english) - _NO_VERBS


@lru_cache(1)
def _english() -> frozenset[str]:
    endings = frozenset(form for base in _bases() for form in (base, f"{base}s", f"{base}es", f"{base.rstrip('y')}ies"))
    return (endings | _odd_pasts()) - _NO_VERBS


@lru_cache(1)
def _odd_pasts() -> frozenset[str]:
    """Return the odd forms of the past: those of `inflection`, and those that an entry has beside their verb."""
    listed = (
        word
        for verb in verbs()
        for word in verb.english[1:]
        if word[0] == verb.english[0][0]
        and abs(len(word) - len(verb.english[0])) <= 1
        and not word.endswith(("s", "ing"))
    )
    known = (form for base in _bases() for form in later_forms(base))
    return frozenset((*listed, *known)) - _NO_VERBS


@lru_cache(1)
def _arabic() -> frozenset[str]:
    presents = frozenset(stem for verb in verbs() for stem in _presents(verb.arabic))
    leads = (_HE, _SHE, _WE, *(_WILL + lead for lead in (_HE, _SHE, _WE)))
    of_now = (lead + stem + end for stem in presents for lead in leads for end in ("", _THEY))
    return frozenset((*of_now, *(past + _SHE_DID for past in _stems_of_past())))


@lru_cache(1)
def _arabic_pasts() -> frozenset[str]:
    return frozenset(past + end for past in _stems_of_past() for end in ("", *_THEY_DID)) - _NO_ARABIC_PASTS


@lru_cache(1)
def _stems_of_past() -> frozenset[str]:
    """Return the verbs of the past as an entry has them for him and for her: أعلن, أعلنت."""
    return frozenset(word for verb in verbs() for word in verb.arabic if word + _SHE_DID in verb.arabic)


@lru_cache(1)
def _verbal_nouns() -> frozenset[str]:
    listed = frozenset(word for verb in verbs() for word in verb.arabic)
    return listed - _arabic() - _arabic_pasts()
