"""Spaces that were lost between Arabic words, where spelling shows it: ة and ى end a word, so that what follows is
another. Words that run together elsewhere are left as they are: only a dictionary could part them."""

import re

_MARKS = "\u064b-\u0652\u0670"
_GLUED = re.compile(f"([ة][{_MARKS}]*|ى[{_MARKS}]*(?=ال))(?=[ء-ي])")


def with_lost_spaces(text: str) -> str:
    """Return the text with a space after each letter that only ends words."""
    return _GLUED.sub(r"\1 ", text)
