"""The language of a question: text in, `ar`, `en` or None out.

`corpus.language` uses letters alone, which suffices for documents. A question is short, so that its function words are
used here too: Arabic in Latin letters and digits (Arabizi: "meen howa el ra2ees") is Arabic, and other languages of
either script (French, Turkish, Persian, Urdu, …) are neither. A question without function words (a name, a title) has
the language of its script.
"""

import re

from corpus.fold import bare
from corpus.language import detect_language
from corpus.passage import Language
from index.words.arabizi import AMBIGUOUS, ENGLISH_FUNCTION_WORDS, is_arabizi
from rag.asking.words.word_lists import LISTS

_FOREIGN_LATIN = frozenset(LISTS["foreign_latin"])
"""The most frequent function words of languages in Latin letters, without those that English has too."""
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

_FOREIGN_ARABIC = frozenset(LISTS["foreign_arabic"])
"""The most frequent function words of Persian and Urdu."""
_SPELT_ALIKE_IN_ARABIC = frozenset(LISTS["foreign_arabic_spelt_alike"])
_FOREIGN_ARABIC_LETTER = re.compile("[ٹڈڑںےھہۂژډړښځڅېۍڼەۆێڕڵ]")
"""Letters of Persian, Urdu, Kurdish and Pashto that Arabic dialects do not use (as they do چ گ پ ڤ)."""
_LEAST_FOREIGN_WORDS = 2
"""Function words of another language, at least, that make a question foreign: chosen, as one may be part of a name."""
_FOREIGN_LETTER = re.compile("[^\\W\\d_A-Za-zÀ-ʯḀ-ỿ\u0620-\u06ff\u0750-\u077f\u0870-\u08c9]")
_WORD = re.compile(r"[^\W_]+")


def question_language(text: str) -> Language | None:
    """Return the language of a question, None where it is in neither language or has no letters.

    >>> question_language("meen howa ra2ees uzbekistan"), question_language("Où se trouve le musée ?")
    ('ar', None)
    """
    plain = bare(text)
    by_letters = detect_language(text)
    if by_letters is None or _is_other_script(plain):
        return None
    if by_letters == "ar":
        return None if _is_foreign_arabic(text) else "ar"
    if is_arabizi(plain):
        return "ar"
    return None if _is_foreign_latin(text) else "en"


def _is_foreign_latin(text: str) -> bool:
    words = {word.lower() for word in _LATIN_WORD.findall(text)}
    foreign = sum(word in _FOREIGN_LATIN for word in words)
    english = sum(word in ENGLISH_FUNCTION_WORDS and not (word in AMBIGUOUS and foreign) for word in words)
    return foreign >= _LEAST_FOREIGN_WORDS and foreign > english


def _is_foreign_arabic(text: str) -> bool:
    words = _WORD.findall(text)
    function = sum(word in _FOREIGN_ARABIC for word in words)
    sure = sum(word in _FOREIGN_ARABIC and word not in _SPELT_ALIKE_IN_ARABIC for word in words)
    letters = sum(bool(_FOREIGN_ARABIC_LETTER.search(word)) for word in words)
    return (sure > 0 and function + letters >= _LEAST_FOREIGN_WORDS) or 2 * letters > len(words)


def _is_other_script(plain: str) -> bool:
    """Return whether most letters are in words that have a letter of neither script; digits do not count."""
    if not _FOREIGN_LETTER.search(plain):
        return False
    words = [word for word in _WORD.findall(plain) if not word.isdigit()]
    foreign = sum(len(word) for word in words if _FOREIGN_LETTER.search(word))
    return 2 * foreign > sum(map(len, words))
