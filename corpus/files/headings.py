"""Tracks the headings above each paragraph while a file is read."""

from corpus.passage import Place

MOST_HEADINGS = 3
"""Innermost headings kept for a paragraph, such as part, chapter and section; chosen."""

LONGEST_HEADING = 200
"""In characters; longer ones are paragraphs formatted as headings. Chosen."""


class Headings:
    """The headings above the current point of a file."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, level: int, text: str) -> Place:
        """Add a heading, which replaces those of the same and of lower levels, and return its own place.

        Args:
            level: 1 is the outermost.
        """
        self._open = [(above, heading) for above, heading in self._open if above < level]
        own = self.place()
        if text and len(text) <= LONGEST_HEADING:
            self._open.append((level, text))
        return own

    def place(self) -> Place:
        """Return the place of a paragraph at the current point."""
        return Place(headings=tuple(heading for _, heading in self._open[-MOST_HEADINGS:]))
