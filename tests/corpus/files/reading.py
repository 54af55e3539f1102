"""What a reader says of some bytes, for the tests of the readers."""

from collections.abc import Sequence

from corpus.files.draft import Draft, Failure, Found, one_line
from corpus.files.formats import format_of
from corpus.files.options import Options


def read(name: str, data: bytes, ocr: str = "") -> list[Found]:
    """Return what is found in a file, read in this process."""
    found = format_of(name)
    assert found is not None
    return [each for each in found.reader()(data, Options(name, ocr)) if each is not None]


def drafts(name: str, data: bytes, ocr: str = "") -> list[Draft]:
    """Return the documents of a file in which nothing is wrong."""
    found = read(name, data, ocr)
    assert not [each for each in found if isinstance(each, Failure)], found
    return [each for each in found if isinstance(each, Draft)]


def draft(name: str, data: bytes, ocr: str = "") -> Draft:
    """Return the one document of a file."""
    (found,) = drafts(name, data, ocr)
    return found


def texts(found: Draft) -> Sequence[str]:
    """Return the paragraphs of a draft."""
    lines = found.text.split("\n") if found.text else [one_line(each.text) for each in found.paragraphs]
    return [line for line in lines if line.strip()]
