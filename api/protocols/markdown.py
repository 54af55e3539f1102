"""A document's words within Markdown: what would mean something there is escaped."""

import re

_MEANT = re.compile(r"([\\\[\]<>*_`])")
_ESCAPED = re.compile(r"\\([\\\[\]<>*_`])")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MEANT.sub(r"\\\1", text)


def unescaped(text: str) -> str:
    """Return text as it was before `escaped`."""
    return _ESCAPED.sub(r"\1", text)
