"""Which segments to merge, so that there are few and none is copied often.

Sizes fall along the list, each segment at least `GROWTH` times the rest: a passage is copied once per power of
`GROWTH`, and there are as many segments as powers (a log-structured merge, O'Neil et al. 1996).
"""

from collections.abc import Sequence

from index.segments.live_rows import LiveRows

GROWTH = 4

_WORN = 0.8
"""A segment of which less is alive is worth copying for what it frees."""

_SMALL = 4096
"""A segment of at most so many passages is copied as soon as one is removed: nothing of that is left then."""

NOTHING = slice(0, 0)


def due(sizes: Sequence[int], most: int) -> slice:
    """Return the last segments, two or more, that should become one of at most `most` passages, or `NOTHING`."""
    first, total = len(sizes), 0
    merged = NOTHING
    while first > 0 and total + sizes[first - 1] <= most:
        first -= 1
        if total and sizes[first] < GROWTH * total:
            merged = slice(first, len(sizes))
        total += sizes[first]
    return merged


def due_or_worn(segments: Sequence[LiveRows], most: int) -> slice:
    """Return what is due, or else one segment that has lost much, which is to be copied alone, or `NOTHING`."""
    merged = due([len(segment) for segment in segments], most)
    if merged != NOTHING:
        return merged
    worn = (at for at, segment in enumerate(segments) if _is_worn(len(segment), len(segment.keys)))
    return next((slice(at, at + 1) for at in worn), NOTHING)


def _is_worn(alive: int, passages: int) -> bool:
    return alive < (passages if passages <= _SMALL else _WORN * passages)
