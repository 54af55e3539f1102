"""Loads text files in this process: a path in, a document out. `files.load` loads files of all formats.

Used for question sets and measurements, which need no other formats.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.decode import decode_text
from corpus.document import MAX_DOCUMENT_BYTES, DocumentInfo, new_document
from corpus.errors import UnreadableFile
from corpus.passage import Document
from corpus.paths import files_at, read_bytes, readable_name

TEXT_SUFFIXES = ("", ".txt", ".text", ".md")
"""Extensions of text files; Markdown is read as plain text, with its markup."""


def load_text(path: str | Path, *, document_id: str | None = None) -> Document:
    """Return the document of a text file; its title is the name of the file without the extension.

    Raises:
        UnreadableFile: missing, not a file, not permitted, of another format, or in an encoding that is not recognised.
        DocumentTooLarge: over `corpus.document.MAX_DOCUMENT_BYTES`.
        CorpusError: see `corpus.document.new_document`.
    """
    path = Path(path)
    if not _is_text_file(path.name):
        raise UnreadableFile(f"{path.name}: not a kind of text file that is known", hint="give a .txt or .md file")
    name = readable_name(path)
    text = decode_text(read_bytes(path, MAX_DOCUMENT_BYTES, f"{path.name}: "), name=name)
    return new_document(text, DocumentInfo(document_id, title=Path(name).stem), source_name=name)


def text_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Yield each file once: given files, and the text files of given folders.

    Raises:
        UnreadableFile: a path is missing, or a folder cannot be listed or has no text file.
    """
    return files_at(map(Path, paths), _is_text_file, hint="give a folder with .txt or .md files")


def _is_text_file(name: str) -> bool:
    return Path(name).suffix.lower() in TEXT_SUFFIXES
