"""Text files: a path in, a document out; files and folders in, the text files among them out."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.decode import decode_text
from corpus.document import MAX_DOCUMENT_BYTES, DocumentInfo, new_document
from corpus.errors import UnreadableFile
from corpus.passage import Document
from corpus.paths import files_under, once, read_bytes, readable_name, status_of

TEXT_SUFFIXES = ("", ".txt", ".text", ".md")
"""Endings of the files that are read; Markdown is read as plain text and keeps its marks."""


def load_text(path: str | Path, *, document_id: str | None = None) -> Document:
    """Return the text file as a document that has the file's name, without its ending, as its title.

    Raises:
        UnreadableFile: missing, not a file, not permitted, of another format, or in an encoding that is not recognised.
        DocumentTooLarge: over `corpus.document.MAX_DOCUMENT_BYTES`.
        CorpusError: whatever else `corpus.document.new_document` refuses, an empty file for example.
    """
    path = Path(path)
    if not _is_text_file(path.name):
        raise UnreadableFile(f"{path.name}: not a kind of text file that is known", hint="give a .txt or .md file")
    name = readable_name(path)
    text = decode_text(read_bytes(path, MAX_DOCUMENT_BYTES, f"{path.name}: "), name=name)
    return new_document(text, DocumentInfo(document_id, title=Path(name).stem), source_name=name)


def text_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Yield each file once: the given ones as they are, those of folders in order of their names, at any depth.

    In a folder, hidden files and folders and files without a `TEXT_SUFFIXES` ending are passed over, and links to
    folders are not followed, so that no loop of links is endless.

    Raises:
        UnreadableFile: a path is missing, or a folder cannot be listed or holds no text file.
    """
    return once(file for path in map(Path, paths) for file in _files_at(path))


def _files_at(path: Path) -> Iterator[Path]:
    if stat.S_ISDIR(status_of(path).st_mode):
        yield from files_under(path, _is_text_file, hint="give a folder with .txt or .md files")
    else:
        yield path


def _is_text_file(name: str) -> bool:
    return Path(name).suffix.lower() in TEXT_SUFFIXES
