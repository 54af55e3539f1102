"""`iqtibas add`, `documents` and `remove`: what the answers are taken from."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from api.commands.error_line import explained, program_line
from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.output import print_lines, say
from api.commands.plain_text import tab_separated, table
from corpus.errors import CorpusError
from corpus.load_text import load_text, text_files
from corpus.passage import Document
from index.library import Library
from index.records import StoredDocument
from index.storage.schema import DEFAULT_COLLECTION
from rag.settings import load_settings
from rag.wiring import open_library

CollectionOption = Annotated[str, typer.Option("--collection", metavar="C", help=message("help_one_collection"))]

_COLUMNS = ("document", "collection", "language", "passages", "version", "added", "title")


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=message("help_paths"), show_default=False)],
    collection: CollectionOption = DEFAULT_COLLECTION,
) -> None:
    """Store text files; a bad one does not lose the others. Exits with 1 where some were bad, with 2 where all were."""
    failures = _Failures()
    files = _found(paths, failures)
    stored = _stored(collection, files, failures)
    if stored:
        print(" ".join(_summary(collection, stored, failures.count)))
    if failures.count:
        raise typer.Exit(ExitCode.FOUND_FAILURE if stored else ExitCode.WRONG_INPUT)


def documents(
    collection: Annotated[
        str | None, typer.Option(metavar="C", help=message("help_listed_collection"), show_default=False)
    ] = None,
) -> None:
    """Print a line a document, of all collections by default: a table on a terminal, tab-separated into a pipe."""
    with closing(open_library(load_settings())) as library:
        names = [each.name for each in library.collections()] if collection is None else [collection]
        rows = [_row(document) for name in names for document in _all_documents(library, name)]
    if not rows:
        say(message("no_documents"))
    elif sys.stdout.isatty():
        print_lines(table([[message(f"column_{name}") for name in _COLUMNS], *rows]))
    else:
        print_lines(tab_separated(rows))


def remove(
    document_id: Annotated[str, typer.Argument(metavar="ID", help=message("help_document_id"), show_default=False)],
    collection: CollectionOption = DEFAULT_COLLECTION,
) -> None:
    """Delete a document; no answer quotes it any more."""
    with closing(open_library(load_settings())) as library:
        library.remove(collection, document_id)
    print(message("removed", document=document_id, collection=collection))


class _Failures:
    """Tells of files that cannot be added as they come, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, path: Path, error: CorpusError) -> None:
        """Print one line that names the file; many of these errors only know of its text."""
        self.count += 1
        problem = str(error).removeprefix(f"{path.name}: ").removeprefix(f"{path}: ")
        say(program_line(explained(f"{path}: {problem}", error)))


def _found(paths: Iterable[Path], failures: _Failures) -> list[Path]:
    """Return each file once, also where two of the paths lead to it."""
    found: dict[Path, Path] = {}
    for path in paths:
        try:
            for file in text_files([path]):
                found.setdefault(file.resolve(), file)
        except CorpusError as error:
            failures.tell(path, error)
    return list(found.values())


def _stored(collection: str, files: Sequence[Path], failures: _Failures) -> list[StoredDocument]:
    """Return what is on disk now; equal files of one name are one document, in its last version."""
    loaded = _loaded(files, failures)
    first = next(loaded, None)
    if first is None:
        return []
    stored: dict[str, StoredDocument] = {}
    with closing(open_library(load_settings())) as library, _progress(len(files)) as advance:
        for document in library.add_many(collection, chain([first], loaded)):
            stored[document.document_id] = document
            advance()
    return list(stored.values())


def _loaded(files: Iterable[Path], failures: _Failures) -> Iterator[Document]:
    for file in files:
        try:
            document = load_text(file)
        except CorpusError as error:
            failures.tell(file, error)
        else:
            yield document


def _summary(collection: str, stored: Sequence[StoredDocument], failures: int) -> Iterator[str]:
    passages = sum(document.passages for document in stored)
    yield message("added", collection=collection, documents=len(stored), passages=passages)
    if failures:
        yield message("not_added", files=failures)


@contextmanager
def _progress(files: int) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error where that is a terminal, and give what moves it by one file."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    # Late: only this branch needs it, and it would be a tenth of the start-up time of `iqtibas ask`.
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(message("adding"), total=files)
        yield lambda: progress.advance(task)


def _all_documents(library: Library, collection: str) -> Iterator[StoredDocument]:
    page = library.documents(collection)
    yield from page.documents
    while page.next_cursor is not None:
        page = library.documents(collection, cursor=page.next_cursor)
        yield from page.documents


def _row(document: StoredDocument) -> list[str]:
    """Return the values of `_COLUMNS`; the title is last because it may be right-to-left."""
    return [
        document.document_id,
        document.collection,
        document.language,
        str(document.passages),
        str(document.version),
        document.added,
        document.title,
    ]
