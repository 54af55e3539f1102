"""The formats that are read, by the ending of a file's name: one table, and a module for each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from corpus.files.draft import Found
from corpus.files.options import Options

Reader = Callable[[bytes, Options], Iterator[Found | None]]
"""Yields None as a sign of life within a document that takes long."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `holds_many` says that a file of it is a number of documents."""

    name: str
    holds_many: bool = False

    def reader(self) -> Reader:
        """Return what reads the format, loading it now: the process that only stores needs none of the parsers."""
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
"""By ending in small letters; a file without one is plain text."""


def format_of(name: str) -> Format | None:
    """Return the format that a file's name says, None where none is known."""
    return FORMATS.get(PurePath(name).suffix.lower())
