"""The headings above a paragraph, kept while a file is read from its start to its end."""

from corpus.passage import Place

MOST_HEADINGS = 3
"""Innermost headings kept of a paragraph: a part, a chapter and a section say what it is about."""

LONGEST_HEADING = 200
"""Characters; longer ones are paragraphs that were only made to look like headings."""


class Headings:
    """The headings that are open at one point of a file."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, level: int, text: str) -> Place:
        """Open a heading, which closes those of its own level and of the levels below, and return its own place.

        Args:
            level: 1 is the outermost.
        """
        self._open = [(above, heading) for above, heading in self._open if above < level]
        own = self.place()
        if text and len(text) <= LONGEST_HEADING:
            self._open.append((level, text))
        return own

    def place(self) -> Place:
        """Return the place of a paragraph that stands here."""
        return Place(headings=tuple(heading for _, heading in self._open[-MOST_HEADINGS:]))
