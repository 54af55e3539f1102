"""Marks that belong to the words beside them: the other half of a pair of brackets, the sign of a figure.

In: a text and a span. Out: the span extended to the other half of each pair of which it has one half, if that is near
enough; a mark at the edge of the span without its other half is left out. Spans of words lack the signs of currencies
and of percent beside them.
"""

import re

PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"), ('"', '"'))
MOST_CHARACTERS = 80
"""Characters from a span to the other half of a pair, at most: chosen, a long title."""

_BEFORE = re.compile(r"(?:(?<![^\W\d_])(?:US|A|C|HK))?[$€£¥₹₺]\s?$")
_AFTER = re.compile(r"\s?[%٪‰€£¥₹₺]")


def signed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the start and the end of a span with the signs of the figures at its edges.

    >>> text = "It costs $5 million, 12% more."
    >>> text[slice(*signed(text, 10, 19))], text[slice(*signed(text, 21, 23))]
    ('$5 million', '12%')
    """
    before = _BEFORE.search(text, 0, start) if text[start].isdigit() else None
    after = _AFTER.match(text, end) if text[end - 1].isdigit() else None
    return before.start() if before else start, after.end() if after else end


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the start and the end of a span whose pairs are complete.

    >>> text = "دفعت شركة «أكوا باور» المبلغ"
    >>> start, end = balanced(text, 5, 20)
    >>> text[start:end]
    'شركة «أكوا باور»'
    """
    for opening, closing in PAIRS:
        inside = text[start:end]
        if opening == closing:
            if inside.count(opening) % 2:
                start, end = _with_other(text, start, end, opening)
            continue
        if inside.rfind(opening) > inside.rfind(closing):
            start, end = _with_closing(text, start, end, opening, closing)
        inside = text[start:end]
        if closing in inside and (opening not in inside or inside.find(closing) < inside.find(opening)):
            start, end = _with_opening(text, start, end, opening, closing)
    return start, end


def _with_closing(text: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    at = text.find(closing, end, end + MOST_CHARACTERS)
    if at >= 0 and opening not in text[end:at]:
        return start, at + 1
    return (start + 1, end) if text[start] == opening else (start, end)


def _with_opening(text: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    at = text.rfind(opening, max(start - MOST_CHARACTERS, 0), start)
    if at >= 0 and closing not in text[at:start]:
        return at, end
    return (start, end - 1) if text[end - 1] == closing else (start, end)


def _with_other(text: str, start: int, end: int, mark: str) -> tuple[int, int]:
    if text[end : end + 1] == mark:
        return start, end + 1
    if start and text[start - 1] == mark:
        return start - 1, end
    if text[start] == mark:
        return start + 1, end
    return (start, end - 1) if text[end - 1] == mark else (start, end)
