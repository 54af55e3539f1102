"""Arabizi, Arabic typed in Latin letters and digits: detection, and content words.

    >>> is_arabizi("meen howa ra2ees uzbekistan"), [word.text for word in arabizi_words("meen howa ra2ees uzbekistan")]
    (True, ['ra2ees', 'uzbekistan'])

It is detected by function words and by digits used as letters. Words are transliterated by the learned `Letters` with
digits added; lexicon and index select among the spellings.
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from index.words.spelling import Letters
from index.words.terms import Word

ENGLISH_FUNCTION_WORDS = frozenset(
    """
    the of is are was were do does did what who whom whose which when where why how many much long and to in for with
    from that this has have had can could will would an about on at by
    """.split()
)
AMBIGUOUS = frozenset({"was", "die", "an", "in", "o", "do", "son", "el"})
_ENGLISH_ONLY = ENGLISH_FUNCTION_WORDS - AMBIGUOUS
# Function words of dialects and standard Arabic, as they are typed: unambiguous ones, and all.
_UNAMBIGUOUS = frozenset(
    """
    shu sho shou shno shnu shinu aysh eish meen minu wein ween fein emta imta lesh leish leeh ezay ezzay shlon shloon
    howa howwa hiya elly elli illi yalli limatha madha 3la 3ala 3an ma3 3shan 3ashan
    """.split()
)
_FUNCTION = _UNAMBIGUOUS | frozenset(
    """
    esh wesh wash mn mnu men wen fen mata lesh leh lish kam kif keef kifak sheno heyya el al fi fe 3la 3ala 3an ma3 min
    ila ela mish msh mo mu wa w ya bel bil lil hal matha aina ayna
    """.split()
)
# Further stop words, of a text that is known to be Arabizi.
_STOP_WORDS = _FUNCTION | frozenset(
    """
    fel fil lel ll il da di dah deh dy de hada hadi hatha hathi haza hazihi dol kan kanet kanat kant yekoon howe heya
    hia hya hiye heye hom enno inno anno ana enta enti 7atta ba3d ba3ed 2abl abl qabl kol kull kil aw wala walla law
    lakin lakn bas eh eih ayy ay ayi ay7aga fih fiha feeh feeha 3ando 3andha 3end ma la lam lan qad kaif kayf kem ad
    adeh 2adeh qadesh addesh 2addesh adesh gadeish t3raf te3raf 3ayez 3ayz abgha abi
    """.split()
)
# A word with a digit for a letter: ra2ees, 3an, mu7ammad; not G20, 4x4, covid19.
_DIGIT_LETTER = re.compile(r"(?i)\b(?:[a-z]+[23579][a-z]{2,}|[23579](?:a|e|o|u|i|l)[a-z]*)\b")
_ORDINAL = re.compile(r"(?i)\b\d+(?:st|nd|rd|th|am|pm|kg|km|mw|gb|mb|d)\b")
_WORD = re.compile(r"[a-z0-9']+")

# Arabic letters for which digits are typed.
_DIGITS = {
    "2": ("", "ا", "ق", "و", "ي"),
    "3": ("ع",),
    "3'": ("غ",),
    "5": ("خ",),
    "6": ("ط",),
    "6'": ("ظ",),
    "7": ("ح", "ه"),
    "7'": ("خ",),
    "8": ("ق", "غ"),
    "9": ("ص", "ق"),
    "9'": ("ض",),
}
_DIGIT_CHANCE = math.log(0.005)
"""About the log probability of a consonant in names, so that digits do not bias the ranking of spellings. Chosen."""

_SHORT_VOWEL_CHANCE = math.log(0.02)
"""Of a short vowel that is not written: more frequent in Arabic words than in the names that letters are learned from.
Chosen."""


def is_arabizi(text: str) -> bool:
    """Return whether a text in Latin letters is Arabizi, by its function words and digits used as letters."""
    lowered = _ORDINAL.sub(" ", text.lower())
    words = _WORD.findall(lowered)
    certain = sum(word in _UNAMBIGUOUS for word in words) + len(_DIGIT_LETTER.findall(lowered))
    if not certain:  # as of nearly all questions
        return False
    function = sum(word in _FUNCTION for word in words)
    english = sum(word in _ENGLISH_ONLY for word in words)
    return function + certain > english + 1


def arabizi_words(text: str) -> Iterator[Word]:
    """Yield the content words of an Arabizi text, of kind `arabizi` or `number`."""
    for word in _WORD.findall(text.lower()):
        if word.isdigit():
            yield Word(word, "number")
        elif word not in _STOP_WORDS:
            yield Word(word, "arabizi")


@lru_cache(1)
def with_digits(letters: Letters) -> Letters:
    """Return letters extended by digits, with short vowels dropped more often than in names."""
    learned = ((latin, arabic, chance) for latin, known in letters.pieces.items() for arabic, chance in known)
    digits = ((digit, arabic, _DIGIT_CHANCE) for digit, known in _DIGITS.items() for arabic in known)
    vowels = ((vowel, "", _SHORT_VOWEL_CHANCE) for vowel in "aeiou")
    return Letters.of((*digits, *vowels, *(each for each in learned if each[0] not in "aeiou" or each[1])))
