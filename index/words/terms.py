"""Text to terms, in one vocabulary for both languages.

    a:  Arabic stem                                      e:  English stem
    n:  number, in digits or words of either language    k:  sound of a word that may be a name

The terms of a passage are counted; those of a question are grouped by word (`question_words`), since terms of the same
word are alternatives and not independent evidence. Positions are not kept.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, starmap
from typing import NamedTuple

from corpus.fold import bare, fold
from index.words.numbers import canonical_number, number_of_word
from index.words.sound import sounds
from index.words.stems import arabic_stem, english_stem
from index.words.stop_words import is_arabic_stop_word, is_english_stop_word

_CACHE = 1 << 17
_CACHED_TEXTS = 64
"""Search, reader and answerability classifier tokenise the same question."""

_LONGEST_WORD = 64
"""Characters of a word; what follows is cut off."""

_WORD = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<dotted>(?:[A-Za-z]\.){2,})"
    r"|(?P<arabic>[\u0620-\u064a\u066e-\u06d3\u06d5]+)"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff]+)"
)
# First parts of names, written apart from the second or joined to it: عبد الله, عبدالله; أبو ظبي, أبوظبي, بأبي ظبي.
_FIRST_PARTS = {"عبد": "عبد", **dict.fromkeys(["أبو", "ابو", "أبا", "ابا", "أبي", "ابي"], "ابو")}
_JOINED = {prefix + part: joined for prefix in ("", "و", "ل", "ب") for part, joined in _FIRST_PARTS.items()}


class Word(NamedTuple):
    """A word in bare form; `kind` is `arabic`, `latin`, `number` or `dotted` (an acronym: U.S.)."""

    text: str
    kind: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, and also the joined form of two-part names."""
    first = None
    for match in _WORD.finditer(bare(text)):
        word, kind = match[0][:_LONGEST_WORD], match.lastgroup or ""
        if first is not None and kind == "arabic":
            yield Word(first + fold(word), "arabic")
        yield Word(word, kind)
        first = _JOINED.get(word)


@lru_cache(_CACHED_TEXTS)
def words_of_question(text: str) -> tuple[Word, ...]:
    """Return `words(text)`, cached: for questions."""
    return tuple(words(text))


def passage_terms(text: str) -> Counter[str]:
    """Return the terms of a passage with their frequencies."""
    return Counter(chain.from_iterable(starmap(word_terms, words(text))))


def stems_in(terms: Counter[str]) -> int:
    """Return the length of a text for BM25: its stems and numbers, without sounds."""
    return sum(count for term, count in terms.items() if not term.startswith("k:"))


def stem_terms(text: str) -> Iterator[str]:
    """Yield the first term (stem or number) of each word of a text that is no stop word, in order."""
    return (terms[0] for word in words_of_question(text) if (terms := word_terms(word.text, word.kind)))


@lru_cache(_CACHE)
def word_terms(word: str, kind: str) -> tuple[str, ...]:
    """Return the index terms of a word, the stem first; none for a stop word or a word that folds to nothing."""
    if kind == "number":
        return (f"n:{canonical_number(word)}",)
    plain = word.replace(".", "")
    if is_stop_word(plain, kind) or not fold(plain):
        return ()
    stem = f"a:{arabic_stem(plain)}" if kind == "arabic" else f"e:{english_stem(plain)}"
    number = number_of_word(plain)
    if number is not None:
        return stem, f"n:{number}"
    return (stem, *sound_terms(plain)) if kind == "arabic" or plain[:1].isupper() else (stem,)


def sound_terms(word: str) -> tuple[str, ...]:
    """Return the phonetic terms of a word."""
    return tuple(f"k:{sound}" for sound in sounds(word))


def is_stop_word(word: str, kind: str) -> bool:
    """Return whether a bare word is a stop word; a dotted acronym never is."""
    return is_arabic_stop_word(word) if kind == "arabic" else kind == "latin" and is_english_stop_word(word)
