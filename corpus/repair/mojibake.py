"""Text whose bytes were once read in the wrong encoding: a paragraph in, the paragraph as it was written out.

Each way in which Arabic is misread is a pair: what the bytes were taken for, and what they are. It is undone where the
outcome reads like Arabic and the text as it stands does not, so that French, whose letters also come of such
accidents, stays French.
"""

import re
from collections.abc import Iterator

from corpus.decode import reads_like_arabic

_MISREADINGS = (
    ("cp1252", "utf-8"),
    ("cp1256", "utf-8"),
    ("cp1252", "cp1256"),
    ("cp1252", "iso8859_6"),
    ("cp1256", "iso8859_6"),
)
"""In the order of how sure they are: bytes that are UTF-8 are so by design, the others by the look of the outcome."""

_SUSPICIOUS = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_MOST_MISREADINGS = 2
_LEAST_LETTERS = 3
_ARABIC_LETTER = re.compile("[ء-ي]")


def without_mojibake(text: str) -> str:
    """Return the text as it was written, or as it is where no misreading explains it."""
    for _ in range(_MOST_MISREADINGS):
        better = next(_readings(text), None)
        if better is None:
            return text
        text = better
    return text


def _readings(text: str) -> Iterator[str]:
    if not _SUSPICIOUS.search(text):
        return
    for taken_for, really in _MISREADINGS:
        data = _bytes(text, taken_for)
        if data is None:
            continue
        try:
            read = data.decode(really)
        except UnicodeDecodeError:
            continue
        if _is_better(read, text, by_design=really == "utf-8"):
            yield read


def _bytes(text: str, encoding: str) -> bytes | None:
    """Return the bytes that were taken for this text; programs let the five bytes that windows-1252 lacks pass."""
    parts = []
    for character in text:
        try:
            parts.append(character.encode(encoding))
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return None
            parts.append(bytes([ord(character)]))
    return b"".join(parts)


def _is_better(read: str, text: str, *, by_design: bool) -> bool:
    if by_design:
        # Twice encoded text is UTF-8 again after the first step.
        return len(read) < len(text) and (bool(_ARABIC_LETTER.search(read)) or bool(_SUSPICIOUS.search(read)))
    letters = len(_ARABIC_LETTER.findall(read))
    return letters >= _LEAST_LETTERS and letters > len(_ARABIC_LETTER.findall(text)) and reads_like_arabic(read)
