"""Loading files: paths in, documents and failures out, in the order of the files.

Plain text is read in this process; other formats in a child process (`parsing`), by the reader of the format
(`readers`). The default id of a document is a hash of the name and bytes of its file, so that a file that was added
before is recognised without parsing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import Self

from corpus.document import MAX_DOCUMENT_BYTES, NO_INFO, DocumentInfo, default_id
from corpus.errors import CorpusError, UnreadableFile
from corpus.files.draft import Draft, Failure, Found, PassedOver
from corpus.files.formats import FORMATS, Format, format_of
from corpus.files.options import Options
from corpus.files.parsing.parser import Parser
from corpus.passage import Document
from corpus.paths import files_at, read_bytes, readable_name
from corpus.split import split

MOST_ARCHIVE_BYTES = 200_000_000
"""Greatest size of a file of many documents, each of which may have `MAX_DOCUMENT_BYTES`."""

_TEXT = "text"
_KNOWN = ", ".join(sorted(filter(None, FORMATS)))


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name, its bytes or its path, its format, and the default id of its document.

    `called` replaces the name in failures.
    """

    name: str
    content: Path | bytes
    kind: Format
    source_id: str
    called: str = ""

    @classmethod
    def at(cls, path: Path) -> Self:
        """Return the source at a path.

        Raises:
            CorpusError: missing, not a file, of an unknown format, or too large.
        """
        kind, name = known_format(path.name), readable_name(path)
        most = MOST_ARCHIVE_BYTES if kind.holds_many else MAX_DOCUMENT_BYTES
        # The path, and not the bytes: the parser reads the file, which this process need not keep in memory.
        return cls(name, path, kind, default_id(name, read_bytes(path, most)))

    @classmethod
    def given(cls, name: str, data: bytes, called: str = "") -> Self:
        """Return the source of an upload.

        Raises:
            UnreadableFile: of an unknown format.
        """
        return cls(name, data, known_format(name), default_id(name, data), called)


def load_file(
    path: Path, parser: Parser, is_known: Callable[[str], bool] = lambda _: False
) -> Iterator[Document | Failure | PassedOver | None]:
    """Yield the documents of a file, a failure for each that cannot be read, and skipped files.

    Args:
        is_known: whether a document with this id is to be skipped; None is yielded in its place.
    """
    try:
        source = Source.at(path)
    except CorpusError as error:
        yield Failure.of(error)
        return
    if not source.kind.holds_many and is_known(source.source_id):
        yield None
        return
    for each in load(source, parser):
        yield None if isinstance(each, Document) and is_known(each.document_id) else each


def load(source: Source, parser: Parser, given: DocumentInfo = NO_INFO) -> Iterator[Document | Failure | PassedOver]:
    """Yield the documents of one file, a failure for each that cannot be read, and skipped files.

    Args:
        given: metadata that override those of the file.
    """
    drafts = _drafts(source, parser)
    while True:
        part = ""
        try:
            each = next(drafts, None)
            if each is None:
                return
            part = each.part
            yield _document(source, each, given) if isinstance(each, Draft) else each
        except CorpusError as error:
            yield Failure.of(error, part)


def _document(source: Source, draft: Draft, given: DocumentInfo) -> Document:
    """Return the validated document of a draft, including the match of translations and paragraphs."""
    title = "" if source.kind.holds_many and draft.part else Path(source.name).stem
    document_id = source.source_id
    if draft.part:
        document_id = default_id(f"{source.name}/{draft.part}", draft.source.encode(errors="replace"))
    document = draft.document(DocumentInfo(document_id, title), given)
    if document.translations:
        split(document)
    return document


def find_files(paths: Iterable[str | Path], pass_over: Callable[[Path], None] = lambda _: None) -> Iterator[Path]:
    """Yield each file once: given files, files that match given patterns, and files of supported formats in folders.

    Args:
        pass_over: called with each file of another format in a folder.

    Raises:
        UnreadableFile: a path is missing, a pattern matches nothing, or a folder has no file of a supported format.
    """
    expanded = (match for path in paths for match in _expanded_pattern(Path(path)))
    return files_at(expanded, lambda name: format_of(name) is not None, f"files are {_KNOWN}", pass_over)


def known_format(name: str) -> Format:
    """Return the format of a file by its name.

    Raises:
        UnreadableFile: the format is not supported.
    """
    found = format_of(name)
    if found is None:
        raise UnreadableFile("this kind of file is not read", hint=f"give one of {_KNOWN}")
    return found


def _drafts(source: Source, parser: Parser) -> Iterator[Found]:
    called = source.called or source.name
    if source.kind.name != _TEXT:
        yield from parser.parse(source.content, called, source.kind)
        return
    data = source.content if isinstance(source.content, bytes) else source.content.read_bytes()
    yield from (each for each in source.kind.reader()(data, Options(called)) if each is not None)


def _expanded_pattern(path: Path) -> list[Path]:
    """Return the paths that match a pattern, or the path itself if it is none."""
    if not has_magic(str(path)) or path.exists():
        return [path]
    matches = sorted(glob(str(path), recursive=True))
    if not matches:
        raise UnreadableFile(f"{path}: no file is named so", hint="check the pattern")
    return [Path(match) for match in matches]
