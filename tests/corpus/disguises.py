"""Other ways of writing the same words: what people, PDFs and attackers do to letters without changing what is read."""

import unicodedata

from hypothesis import strategies as st

MARKS = ["\u064b", "\u064e", "\u0650", "\u0651", "\u0652", "\u0670", "\u0301", "\u034f", "\ufe0f", "\U000e0100"]
JOINERS = ["\u0640", "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff"]
BIDI_CONTROLS = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u061c", "\u200e", "\u200f"]
TAGS = ["\U000e0041", "\U000e007f"]
INVISIBLE = [*MARKS, *JOINERS, *BIDI_CONTROLS, *TAGS]
LETTERS_THAT_FOLD_TO_NOTHING = ["\u0621", "\ufe80"]  # hamza alone, and its presentation form


def _forms() -> dict[str, list[str]]:
    """Return, for each letter or digit, the single characters that Unicode calls compatible with it."""
    forms: dict[str, list[str]] = {}
    for code in [*range(0xFB50, 0xFF00), *range(0xFF01, 0xFF5F)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            forms.setdefault(plain, []).append(chr(code))
    return forms


_FORMS = _forms()


def disguised(word: str) -> st.SearchStrategy[str]:
    """Return ways of writing `word` that read the same: other forms of its letters, unseen characters after each."""
    hidden = st.text(st.sampled_from(INVISIBLE), max_size=3)
    letters = [st.sampled_from([letter, *_FORMS.get(letter, [])]) for letter in word]
    return st.tuples(*(st.tuples(letter, hidden).map("".join) for letter in letters)).map("".join)
