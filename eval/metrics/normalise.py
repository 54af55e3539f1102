"""Normalisation of answers: raw text in, the words to compare out, by our rules and by those of two published scripts.

The published scripts do not suit Arabic:

    answer       here       MLQA's script   SQuAD's and ARCD's   difference
    المال        مال        م               المال                ال is removed anywhere, or never
    «الكويت»     كويت       كويت            «الكويت»             only ASCII punctuation is removed
    ٢٠٢٤         2024       ٢٠٢٤            ٢٠٢٤                 Arabic-Indic digits do not equal European ones
    مُحَمَّد     محمد       مُحَمَّد        مُحَمَّد             harakat are kept
    أحمد         احمد       أحمد            أحمد                 the forms of alef differ

Reports have the figures by all three, because published figures use the scripts.
"""

import re
import string
import unicodedata
from collections.abc import Callable

from corpus.fold import fold
from index.words.numbers import canonical_number

Normaliser = Callable[[str], list[str]]
"""Returns the words of an answer that count, in order."""

# The accusative's alef, written with its mark: كيلومترًا is كيلومتر.
_TANWIN_ALEF = re.compile("\u064bا|ا\u064b")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
_ARTICLE = re.compile("(?:[وفبك]?ال|و?لل)(?=..)")
# In these words ال is part of the name of God, and no article.
_NO_ARTICLE = frozenset(("الله", "لله", "والله", "بالله"))
_ENGLISH_ARTICLES = frozenset(("a", "an", "the"))


def words(text: str) -> list[str]:
    """Return the words of an answer: folded, numbers in one spelling, without articles in either language.

    An Arabic article is removed only at the beginning of a word, together with a preceding و, ف, ب, ك or ل, and only if
    at least two letters are left.

    >>> words("المالُ والكتابُ")
    ['مال', 'كتاب']
    """
    found = (_word(match[0]) for match in _WORD.finditer(fold(_TANWIN_ALEF.sub("", text))))
    return [word for word in found if word not in _ENGLISH_ARTICLES]


def squad_words(text: str) -> list[str]:
    """Return the words as the scripts of SQuAD (Rajpurkar et al., 2016) and ARCD (Mozannar et al., 2019) see them."""
    lower = "".join(character for character in text.lower() if character not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", lower).split()


def mlqa_words(text: str) -> list[str]:
    """Return the words as MLQA's script (Lewis et al., 2020) sees them where the language is Arabic."""
    lower = "".join(character for character in text.lower() if not _is_punctuation(character))
    return lower.replace("ال", " ").split()


def _is_punctuation(character: str) -> bool:
    return character in string.punctuation or unicodedata.category(character).startswith("P")


def _word(word: str) -> str:
    if word[0].isdigit():
        return canonical_number(word)
    article = None if word in _NO_ARTICLE else _ARTICLE.match(word)
    return word[article.end() :] if article else word
