"""Folded Arabic as the bundled transformer reads it: the article dropped, joined particles as words of their own.

    والاقتصاد بالكويت، للمؤتمر   ->   و اقتصاد ب كويت, ل موتمر

English writes "and", "in" and "for" apart, so that a piece of one language meets a piece of the other; and a noun is
one piece, with its article or without. A short word that only looks like it has an article (الله) stays whole, and one
that is longer (التزام) loses it everywhere alike.
"""

from tokenizers import Regex, normalizers

# What a word may begin with, and what is written for it. The article may be there twice: التزام, الالتزام.
_BEGINNINGS = {"وبال": "و ب ", "ولل": "و ل ", "وال": "و ", "فال": "ف ", "بال": "ب ", "كال": "ك ", "لل": "ل ", "ال": ""}
_MARKS = {"؟": "?", "،": ",", "؛": ";"}  # the English model knows only its own
_WORD_START = r"(?<![\w])"
_LONG_REST = r"(?=\w{3})"


def arabic_normalizer() -> normalizers.Normalizer:
    """Return the steps as a normaliser of folded text."""
    marks = [normalizers.Replace(arabic, latin) for arabic, latin in _MARKS.items()]
    parts = [
        normalizers.Replace(Regex(f"{_WORD_START}{beginning}(?:ال)*{_LONG_REST}"), parted)
        for beginning, parted in _BEGINNINGS.items()
    ]
    return normalizers.Sequence([*marks, *parts])
