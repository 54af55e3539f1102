"""Arabic in Latin letters and digits, as people type it in chats (Arabizi): is a text in it, and what are its words?

    >>> is_arabizi("meen howa ra2ees uzbekistan"), [word.text for word in arabizi_words("meen howa ra2ees uzbekistan")]
    (True, ['ra2ees', 'uzbekistan'])

Function words and digits that stand for letters tell it apart. A word becomes Arabic by the learned `Letters`, to which
the digits are added; which of its spellings are meant, the index and the lexicon say.
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
SPELT_ALIKE = frozenset({"was", "die", "an", "in", "o", "do", "son", "el"})
_ENGLISH_ALONE = ENGLISH_FUNCTION_WORDS - SPELT_ALIKE
# Dialect and standard function words in the Latin letters of chats: those that no other language has, and others.
_TELLS = frozenset(
    """
    shu sho shou shno shnu shinu aysh eish meen minu wein ween fein emta imta lesh leish leeh ezay ezzay shlon shloon
    howa howwa hiya elly elli illi yalli limatha madha 3la 3ala 3an ma3 3shan 3ashan
    """.split()
)
_FUNCTION = _TELLS | frozenset(
    """
    esh wesh wash mn mnu men wen fen mata lesh leh lish kam kif keef kifak sheno heyya el al fi fe 3la 3ala 3an ma3 min
    ila ela mish msh mo mu wa w ya bel bil lil hal matha aina ayna
    """.split()
)
# More that carry no topic, once a text is known to be Arabizi.
_STOP = _FUNCTION | frozenset(
    """
    fel fil lel ll il da di dah deh dy de hada hadi hatha hathi haza hazihi dol kan kanet kanat kant yekoon howe heya
    hia hya hiye heye hom enno inno anno ana enta enti 7atta ba3d ba3ed 2abl abl qabl kol kull kil aw wala walla law
    lakin lakn bas eh eih ayy ay ayi ay7aga fih fiha feeh feeha 3ando 3andha 3end ma la lam lan qad kaif kayf kem ad
    adeh 2adeh qadesh addesh 2addesh adesh gadeish t3raf te3raf 3ayez 3ayz abgha abi
    """.split()
)
# A digit that stands for a letter: ra2ees, 3an, mu7ammad. Not G20, 4x4, covid19.
_DIGIT_LETTER = re.compile(r"(?i)\b(?:[a-z]+[23579][a-z]{2,}|[23579](?:a|e|o|u|i|l)[a-z]*)\b")
_ORDINAL = re.compile(r"(?i)\b\d+(?:st|nd|rd|th|am|pm|kg|km|mw|gb|mb|d)\b")
_WORD = re.compile(r"[a-z0-9']+")

# The letters that a digit looks like, and those that chats write with two Latin ones and names seldom.
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
"""As likely as a consonant of names is, so that a digit neither adds to a spelling nor takes from it."""

_SHORT_VOWEL_CHANCE = math.log(0.02)
"""Vowels that Arabic does not write: commoner in its own words than in the names of all the world."""


def is_arabizi(text: str) -> bool:
    """Return whether a text in Latin letters is Arabic: its function words say so, or digits that stand for letters."""
    lowered = _ORDINAL.sub(" ", text.lower())
    words = _WORD.findall(lowered)
    certain = sum(word in _TELLS for word in words) + len(_DIGIT_LETTER.findall(lowered))
    if not certain:  # as of nearly all questions
        return False
    function = sum(word in _FUNCTION for word in words)
    english = sum(word in _ENGLISH_ALONE for word in words)
    return function + certain > english + 1


def arabizi_words(text: str) -> Iterator[Word]:
    """Yield the words of an Arabizi text that carry a topic; their kind is `arabizi`, or `number`."""
    for word in _WORD.findall(text.lower()):
        if word.isdigit():
            yield Word(word, "number")
        elif word not in _STOP:
            yield Word(word, "arabizi")


@lru_cache(1)
def with_digits(letters: Letters) -> Letters:
    """Return letters that also read the digits, and leave short vowels out more readily."""
    learned = ((latin, arabic, chance) for latin, known in letters.pieces.items() for arabic, chance in known)
    digits = ((digit, arabic, _DIGIT_CHANCE) for digit, known in _DIGITS.items() for arabic in known)
    vowels = ((vowel, "", _SHORT_VOWEL_CHANCE) for vowel in "aeiou")
    return Letters.of((*digits, *vowels, *(each for each in learned if each[0] not in "aeiou" or each[1])))
