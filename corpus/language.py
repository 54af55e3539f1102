"""Language identification by script: `"ar"`, `"en"` or None.

Limits: every text in Latin script counts as English, and every text in Arabic script (Persian, Urdu) as Arabic.
"""

import re
from typing import get_args

from corpus.passage import Language

# Letters only: the Arabic blocks also have digits, marks and punctuation, which occur in English text. Presentation
# forms (U+FB50 and up) occur in the text of old PDF files.
_ARABIC_LETTERS = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
    "\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb"
    "\ufe70-\ufe74\ufe76-\ufefc]+"
)
_LATIN_LETTERS = re.compile("[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ]+")


def detect_language(text: str) -> Language | None:
    """Return the language of most words of `text`, Arabic on a tie, or None where it has no letter of either script.

    In mixed text, the matrix language is the one of more morphemes, approximated by words between white space. Each
    word counts once, for the script of most of its letters, so that a web address or a long product name does not
    outweigh a question. Ties are Arabic, since one Arabic word is often three in English (وبالبيت, "and in the house").

    >>> detect_language("ما هو retrieval augmented؟")
    'ar'

    Source: C. Myers-Scotton, Duelling Languages (1993), the frequency criterion of the matrix language.
    """
    is_arabic, is_latin = _ARABIC_LETTERS.search(text) is not None, _LATIN_LETTERS.search(text) is not None
    if not (is_arabic and is_latin):  # as nearly all texts
        return "ar" if is_arabic else "en" if is_latin else None
    arabic = latin = 0
    for word in text.split():
        arabic_letters = _count(_ARABIC_LETTERS, word)
        latin_letters = _count(_LATIN_LETTERS, word)
        if latin_letters > arabic_letters:
            latin += 1
        elif arabic_letters:
            arabic += 1
    return "ar" if arabic >= latin else "en"


def language_of_tag(tag: str) -> Language | None:
    """Return the language of a tag (RFC 5646: `ar-EG`, `EN`), None for any other.

    Compares the first two letters only, because files also use `arabic` and `eng`.
    """
    return next((language for language in get_args(Language) if language == tag[:2].lower()), None)


def _count(letters: re.Pattern[str], word: str) -> int:
    return sum(map(len, letters.findall(word)))
