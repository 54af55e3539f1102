"""Tracks the headings above each paragraph while a text is read."""

from corpus.passage import Place

MOST_HEADINGS = 3
"""Innermost headings kept for a paragraph, such as part, chapter and section; chosen."""

LONGEST_HEADING = 200
"""In characters; longer ones are paragraphs formatted as headings. Chosen."""

TABLE_LEVEL = 10
"""The level of column names, below all headings of a text; they end with the table."""


class Headings:
    """The headings above the current point of a text."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, level: int, text: str) -> Place:
        """Add a heading, which replaces those of the same and of lower levels, and return its own place.

        Args:
            level: 1 is the outermost.
        """
        self.close(level)
        own = self.place()
        if not text or len(text) > LONGEST_HEADING:
            return own
        self._open.append((level, text))
        return Place(headings=own.headings, is_heading=True)

    def close(self, level: int) -> None:
        """Remove the headings of a level and of lower levels."""
        self._open = [(above, heading) for above, heading in self._open if above < level]

    def place(self) -> Place:
        """Return the place of a paragraph at the current point."""
        return Place(headings=tuple(heading for _, heading in self._open[-MOST_HEADINGS:]))
