"""The merge policy: few segments, and few copies of each passage.

Segments descend in size, each at least `GROWTH` times all later ones together: the number of segments, and of copies of
a passage, is logarithmic (log-structured merge, O'Neil et al. 1996).
"""

from collections.abc import Sequence

from index.segments.live_rows import LiveRows

GROWTH = 4

_WORN = 0.8
"""Share of live passages below which a segment is rewritten; chosen."""

_SMALL = 4096
"""A segment of at most so many passages is rewritten after any deletion, which erases the deleted content; chosen."""

NOTHING = slice(0, 0)


def due(sizes: Sequence[int], most: int) -> slice:
    """Return the segments to be merged into one of at most `most` passages: the last two or more, or `NOTHING`."""
    first, total = len(sizes), 0
    merged = NOTHING
    while first > 0 and total + sizes[first - 1] <= most:
        first -= 1
        if total and sizes[first] < GROWTH * total:
            merged = slice(first, len(sizes))
        total += sizes[first]
    return merged


def due_or_worn(segments: Sequence[LiveRows], most: int) -> slice:
    """Return the segments to be merged, or one with many deletions to be rewritten alone, or `NOTHING`."""
    merged = due([len(segment) for segment in segments], most)
    if merged != NOTHING:
        return merged
    worn = (at for at, segment in enumerate(segments) if _is_worn(len(segment), len(segment.keys)))
    return next((slice(at, at + 1) for at in worn), NOTHING)


def _is_worn(alive: int, passages: int) -> bool:
    return alive < (passages if passages <= _SMALL else _WORN * passages)
