"""The sound of a name as a consonant skeleton, so that a name meets itself across the two scripts.

    >>> skeleton("أوزبكستان"), skeleton("Uzbekistan")
    ('ASBKSTN', 'ASBKSTN')

Arabic letters and Latin letters (digraphs first) map to classes of consonants that Arabic and Latin spellings do not
keep apart; vowels and glides drop but for a mark of one that comes first, and a doubled class counts once. The ج of the
Gulf and of Egypt, غ, ق and ك are one class: Latin g and j are any of them. Matching by ear: different names can share
a skeleton.

Measured on 1,873 pairs of names held apart (`index.train.letters`), among 15,913 Arabic names: .805 meet, and a Latin
name meets 10.3 others; with j and g, s and z apart, and no mark of a first vowel, .751 and 10.0.
"""

import re
from functools import lru_cache

from corpus.fold import fold

_CACHE = 1 << 17
LEAST_CLASSES = 2

_ARABIC_CLASSES = {
    **dict.fromkeys("ب", "B"),
    **dict.fromkeys("تطث", "T"),
    **{"تش": "X", "دج": "K"},
    **dict.fromkeys("حه", "H"),
    "خ": "H",
    **dict.fromkeys("دضذظ", "D"),
    "ر": "R",
    **dict.fromkeys("زسص", "S"),
    "ش": "X",
    **dict.fromkeys("جغقك", "K"),
    "ف": "F",
    "ل": "L",
    "م": "M",
    "ن": "N",
}
_LATIN_CLASSES = {
    **{"sch": "X", "tch": "X", "sh": "X", "ch": "X", "kh": "H", "gh": "K", "th": "T", "ph": "F", "dh": "D", "dj": "K"},
    **{"ce": "S", "ci": "S", "cy": "S", "ck": "K", "x": "KS"},
    **{"b": "B", "p": "B", "t": "T", "j": "K", "g": "K", "h": "H", "d": "D", "r": "R", "z": "S", "s": "S", "f": "F"},
    **{"v": "F", "k": "K", "q": "K", "c": "K", "l": "L", "m": "M", "n": "N"},
}
_ARABIC_UNITS = re.compile("|".join(sorted(_ARABIC_CLASSES, key=len, reverse=True)))
_LATIN_UNITS = re.compile("|".join(sorted(_LATIN_CLASSES, key=len, reverse=True)))
_AS_Z = str.maketrans("ضذظ", "ززز")
_VOWEL = "A"
_VOWELS = tuple("اعaeiou")
_REPEATED = re.compile(r"(.)\1+")
_SILENT_LAST = re.compile("[هh]$")
_ARTICLE = re.compile("^(?:وال|بال|فال|كال|لل|ال)(?=...)")


@lru_cache(_CACHE)
def sounds(word: str) -> tuple[str, ...]:
    """Return the skeletons of one word, the likelier first.

    ض, ذ and ظ sound like d to some and like z to others, and و before an alef may be "and".
    """
    plain = fold(word)
    readings = (plain, plain.translate(_AS_Z), *([plain[1:]] if plain.startswith("وا") else []))
    return tuple(dict.fromkeys(sound for reading in readings if (sound := skeleton(reading))))


@lru_cache(_CACHE)
def skeleton(word: str) -> str | None:
    """Return the consonant classes of one word of either script, or None when fewer than two are left."""
    folded = _SILENT_LAST.sub("", _ARTICLE.sub("", fold(word)))
    classes = "".join(_ARABIC_CLASSES[unit] for unit in _ARABIC_UNITS.findall(folded)) or "".join(
        _LATIN_CLASSES[unit] for unit in _LATIN_UNITS.findall(folded)
    )
    short = _REPEATED.sub(r"\1", classes)
    first = _VOWEL if folded.startswith(_VOWELS) else ""
    return first + short if len(short) >= LEAST_CLASSES else None
