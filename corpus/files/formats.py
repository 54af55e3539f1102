"""The supported formats, by the extension of a file name; each has a module in `readers`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from corpus.files.draft import Found
from corpus.files.options import Options

Reader = Callable[[bytes, Options], Iterator[Found | None]]
"""Yields the documents of a file, and None between the steps of a long document, to show that the reader is alive."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format; `holds_many` if a file has any number of documents."""

    name: str
    holds_many: bool = False

    def reader(self) -> Reader:
        """Return the reader of the format, imported now: the process that stores documents needs no parsers."""
        read: Reader = import_module(f"corpus.files.readers.read_{self.name}").read
        return read


_TEXT, _MARKDOWN, _HTML, _PDF = Format("text"), Format("markdown"), Format("html"), Format("pdf")
_DOCX, _CSV, _TMX = Format("docx"), Format("csv", holds_many=True), Format("tmx")
_JSONL, _ZIP = Format("jsonl", holds_many=True), Format("zip", holds_many=True)

FORMATS: Mapping[str, Format] = {
    "": _TEXT,
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".pdf": _PDF,
    ".docx": _DOCX,
    ".jsonl": _JSONL,
    ".ndjson": _JSONL,
    ".csv": _CSV,
    ".tsv": _CSV,
    ".tmx": _TMX,
    ".zip": _ZIP,
}
"""By extension in lower case; a file without one is plain text."""


def format_of(name: str) -> Format | None:
    """Return the format of a file by its name, None if it is not supported."""
    return FORMATS.get(PurePath(name).suffix.lower())
