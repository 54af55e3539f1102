"""Text normalisation for matching, with a mapping back to offsets in the raw text.

Two steps, each a table from characters to strings, hence linear in the text:

    bare   removes invisible and optional characters (harakat, tatweel, zero-width and bidi controls), resolves
           presentation forms, ligatures, full-width and look-alike letters, and writes all digits in ASCII
    fold   also merges upper and lower case, letters that Arabic writers interchange (أإآ ا, ى ئ ي, ؤ و, ة ه; ء is
           removed), and Persian and dialect letters for them (گ ڭ چ پ ڤ)

`bare` distinguishes على (on) and علي (Ali), which stop words need; `fold` does not. Text is stored and shown raw, and
normalised only for comparison. No word is split, joined or stemmed here.

    >>> fold("أَبُو ظَبْيٍ، ١٢٫٥ ٪")
    'ابو ظبي، 12.5 %'
"""

import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_CACHED_TEXTS = 64
"""The answering pipeline folds the same question several times."""
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cs"})
_BLANK = frozenset({"Cc", "Zl", "Zp", "Zs"})
_TATWEEL = "\u0640"
# Hamza and madda of أ إ آ ؤ ئ: part of their letter, and not optional marks.
_PARTS_OF_LETTERS = "\u0653\u0654\u0655"

# Letters of other scripts drawn like Latin ones (Unicode confusables).
_LOOKALIKES = dict(zip("асеіјорѕухԁԛԝһвкмнтαβεζηικμνορτυχ", "aceijopsyxdqwhbkmhtabezhikmnoptyx", strict=True))
# The same letter or sign at another code point, or with a stroke that Unicode does not decompose.
_SAME_SIGN = {
    **{"ی": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ٱ": "ا", "٫": ".", "٬": ",", "٪": "%", "’": "'", "ʼ": "'"},
    **{"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"},
}

_ALTERNATIVES = {
    **dict.fromkeys("أإآٲٳٵ", "ا"),
    **dict.fromkeys("ىئےۓېۍ", "ي"),
    **dict.fromkeys("ؤۇۆۈۋ", "و"),
    **dict.fromkeys("ةۀۂۃە", "ه"),
    "ء": "",
    **dict.fromkeys("گڭ", "ك"),
    "چ": "ج",
    "پ": "ب",
    **dict.fromkeys("ڤڥ", "ف"),
    "ژ": "ز",
    "ڨ": "ق",
}


def _bare_character(character: str) -> str:
    if unicodedata.category(character) in _BLANK:
        return " "
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    if not _is_visible(character):
        return ""
    parts = unicodedata.normalize("NFKD", character)
    letters = "".join(part for part in parts if part in _PARTS_OF_LETTERS or _is_visible(part))
    # The space of a spacing mark (ﹰ, ´) is removed: it does not separate words.
    return "".join(map(_same_sign, unicodedata.normalize("NFC", letters.strip())))


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE and character != _TATWEEL


def _same_sign(letter: str) -> str:
    if letter.lower() in _LOOKALIKES:
        latin = _LOOKALIKES[letter.lower()]
        return latin.upper() if letter.isupper() else latin
    return _SAME_SIGN.get(letter, letter)


def _folded_character(character: str) -> str:
    lower = _bare_character(character).casefold()
    bare_again = "".join(map(_bare_character, lower))  # case folding may produce a character that `bare` replaces
    return "".join(_ALTERNATIVES.get(c, c) for c in bare_again)


class _Table(dict[int, str]):
    """A lazily filled table for `str.translate`."""

    def __init__(self, character: Callable[[str], str]) -> None:
        super().__init__()
        self._character = character

    def __missing__(self, code: int) -> str:
        self[code] = self._character(chr(code))
        return self[code]


_BARE = _Table(_bare_character)
_FOLD = _Table(_folded_character)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the raw offset of each of its characters."""

    raw: str
    text: str
    origins: "array[int]"

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets of `text[start:end]`, including characters after it that fold to nothing: marks,
        tatweel, a final hamza.

        An empty span maps to an empty span.

        Args:
            start, end: 0 <= start <= end <= len(text).
        """
        if start == end:
            at = self.origins[start] if start < len(self.origins) else len(self.raw)
            return at, at
        stop = self.origins[end - 1] + 1
        while stop < len(self.raw) and not _FOLD[ord(self.raw[stop])]:
            stop += 1
        return self.origins[start], stop


def bare(text: str) -> str:
    """Return `text` without marks and invisible characters, with one code point for each letter, and ASCII digits."""
    return text.translate(_BARE)


def fold(text: str) -> str:
    """Return `bare(text)` with interchangeable letters merged. Idempotent."""
    return text.translate(_FOLD)


@lru_cache(_CACHED_TEXTS)
def fold_with_origins(text: str) -> Folded:
    """Return `fold(text)` with the raw offset of each of its characters."""
    pieces = [_FOLD[code] for code in map(ord, text)]
    folded = "".join(pieces)
    if len(folded) == len(text) and "" not in pieces:  # character by character, as nearly always
        return Folded(text, folded, array("l", range(len(text))))
    origins = (at for at, piece in enumerate(pieces) for _ in piece)
    return Folded(text, folded, array("l", origins))
