"""Repairs mojibake: text that was decoded in the wrong encoding.

Each likely confusion of encodings is undone if the result reads like Arabic and the given text does not. So French,
whose accented letters also result from such confusions, is unchanged.
"""

import re
from collections.abc import Iterator

from corpus.decode import reads_like_arabic

_CONFUSIONS = (
    ("cp1252", "utf-8"),
    ("cp1256", "utf-8"),
    ("cp1252", "cp1256"),
    ("cp1252", "iso8859_6"),
    ("cp1256", "iso8859_6"),
)
"""(wrong encoding, right encoding), the surest first: bytes are valid UTF-8 hardly by chance, whereas the others are
recognised only by the result."""

_SUSPICIOUS = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_MAX_CONFUSIONS = 2
"""Text may have been decoded wrongly twice."""

_MIN_LETTERS = 3
_ARABIC_LETTER = re.compile("[ء-ي]")


def repair_mojibake(text: str) -> str:
    """Return the text as it was written; unchanged where no confusion explains it."""
    for _ in range(_MAX_CONFUSIONS):
        better = next(_better_readings(text), None)
        if better is None:
            return text
        text = better
    return text


def _better_readings(text: str) -> Iterator[str]:
    """Yield the text in each right encoding that makes it better."""
    if not _SUSPICIOUS.search(text):
        return
    for wrong, right in _CONFUSIONS:
        data = _encode(text, wrong)
        if data is None:
            continue
        try:
            decoded = data.decode(right)
        except UnicodeDecodeError:
            continue
        if _is_better(decoded, text, is_utf8=right == "utf-8"):
            yield decoded


def _encode(text: str, encoding: str) -> bytes | None:
    """Return the bytes that give this text in a single-byte encoding, None where there are none.

    Programs decode the bytes that an encoding does not define to the control characters of the same number.
    """
    parts = []
    for character in text:
        try:
            parts.append(character.encode(encoding))
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return None
            parts.append(bytes([ord(character)]))
    return b"".join(parts)


def _is_better(decoded: str, text: str, *, is_utf8: bool) -> bool:
    if is_utf8:
        # Text that was decoded wrongly twice is still suspicious after the first step.
        return len(decoded) < len(text) and bool(_ARABIC_LETTER.search(decoded) or _SUSPICIOUS.search(decoded))
    letters = len(_ARABIC_LETTER.findall(decoded))
    return letters >= _MIN_LETTERS and letters > len(_ARABIC_LETTER.findall(text)) and reads_like_arabic(decoded)
