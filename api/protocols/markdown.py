"""Escaping of text from documents that is put into Markdown."""

import re

_SPECIAL = re.compile(r"([\\\[\]<>*_`])")
_ESCAPED = re.compile(r"\\([\\\[\]<>*_`])")


def escaped(text: str) -> str:
    """Return Markdown that shows the text as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def unescaped(text: str) -> str:
    """Return the text that `escaped` was given."""
    return _ESCAPED.sub(r"\1", text)
