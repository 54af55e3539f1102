"""The tree of errors, as the tests that ask for a row a class walk it."""

from collections.abc import Iterator

from corpus.errors import IqtibasError


def _below(error: type[IqtibasError]) -> Iterator[type[IqtibasError]]:
    yield error
    for child in error.__subclasses__():
        yield from _below(child)


# Tests make subclasses of their own, which need no row.
ERRORS = sorted({each for each in _below(IqtibasError) if each.__module__ == "corpus.errors"}, key=lambda e: e.__name__)
