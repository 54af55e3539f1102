"""Restores lost spaces after letters that occur only at the end of Arabic words: ة, and ى before the article.

Other lost spaces cannot be located without a dictionary, and are not restored.
"""

import re

_MARKS = "\u064b-\u0652\u0670"
_LOST_SPACE = re.compile(f"([ة][{_MARKS}]*|ى[{_MARKS}]*(?=ال))(?=[ء-ي])")


def restore_spaces(text: str) -> str:
    """Return the text with a space wherever an Arabic letter follows one that ends a word."""
    return _LOST_SPACE.sub(r"\1 ", text)
