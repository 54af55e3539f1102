"""The sound of a name as a consonant skeleton, so that a name meets itself across the two scripts.

    >>> skeleton("طاجيكستان"), skeleton("Tajikistan")
    ('TJKSTN', 'TJKSTN')

Arabic letters and Latin letters (digraphs first) map to classes of consonants that Arabic and Latin spellings do not
keep apart; vowels and glides drop, and a doubled class counts once. Matching by ear: different names can share a
skeleton.
"""

import re
from functools import lru_cache

from corpus.fold import fold

_CACHE = 1 << 17
LEAST_CLASSES = 2

_ARABIC_CLASSES = {
    **dict.fromkeys("ب", "B"),
    **dict.fromkeys("تطث", "T"),
    "ج": "J",
    **dict.fromkeys("حه", "H"),
    "خ": "H",
    **dict.fromkeys("دضذ", "D"),
    "ر": "R",
    **dict.fromkeys("زظ", "Z"),
    **dict.fromkeys("سص", "S"),
    "ش": "X",
    **dict.fromkeys("غقك", "K"),
    "ف": "F",
    "ل": "L",
    "م": "M",
    "ن": "N",
}
_LATIN_CLASSES = {
    **{"sch": "X", "tch": "TX", "sh": "X", "ch": "X", "kh": "H", "gh": "K", "th": "T", "ph": "F", "dh": "D", "dj": "J"},
    **{"ge": "J", "gi": "J", "gy": "J", "ce": "S", "ci": "S", "cy": "S", "ck": "K", "x": "KS"},
    **{"b": "B", "p": "B", "t": "T", "j": "J", "g": "K", "h": "H", "d": "D", "r": "R", "z": "Z", "s": "S", "f": "F"},
    **{"v": "F", "k": "K", "q": "K", "c": "K", "l": "L", "m": "M", "n": "N"},
}
_LATIN_UNITS = re.compile("|".join(sorted(_LATIN_CLASSES, key=len, reverse=True)))
_REPEATED = re.compile(r"(.)\1+")
_SILENT_LAST = re.compile("[هh]$")
_ARTICLE = re.compile("^(?:وال|بال|فال|كال|لل|ال)(?=...)")


@lru_cache(_CACHE)
def skeleton(word: str) -> str | None:
    """Return the consonant classes of one word of either script, or None when fewer than two are left."""
    folded = _SILENT_LAST.sub("", _ARTICLE.sub("", fold(word)))
    classes = "".join(_ARABIC_CLASSES.get(c, "") for c in folded) or "".join(
        _LATIN_CLASSES[unit] for unit in _LATIN_UNITS.findall(folded)
    )
    short = _REPEATED.sub(r"\1", classes)
    return short if len(short) >= LEAST_CLASSES else None
