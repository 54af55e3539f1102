"""`iqtibas add`, `documents` and `remove`: what the answers are taken from."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import chain
from pathlib import Path

import click

from api.commands.error_line import program_line
from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.options import collection_option
from api.commands.output import print_rows, progress, say
from api.commands.tally import Tally
from corpus.errors import CorpusError, UnknownCollection, UnknownDocument
from corpus.files.draft import Failure
from corpus.files.load import Source, find_files, load, load_file
from corpus.files.parsing.parser import Parser
from corpus.passage import Document
from index.library import Library
from index.move import every_document
from index.records import StoredDocument
from index.storage.parallel import worker_count
from rag.settings import Settings, load_settings
from rag.wiring import open_library

STDIN = "-"

_COLUMNS = ("document", "collection", "language", "passages", "version", "added", "title")


@click.command("add", help=message("Add files, or all in a folder."))
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    help=message("Files, folders to take all files of, patterns, or - for standard input."),
)
@collection_option
@click.option("--resume", is_flag=True, help=message("Pass over documents that are there already."))
@click.option(
    "--name",
    metavar="NAME",
    default="stdin.txt",
    show_default=True,
    help=message("Name of what comes on standard input; its ending says the format."),
)
def add(paths: tuple[str, ...], collection: str, resume: bool, name: str) -> None:
    """Store files; a bad one does not lose the others. Exits with 1 where some were bad, with 2 where all were."""
    settings = load_settings()
    tally = Tally(collection)
    files = _found(paths, name, tally)
    with Parser(ocr=settings.ocr) as parser, progress(message("Adding"), len(files)) as advance:
        _store(settings, files, tally, parser, advance, resume=resume)
    if tally.stored or tally.known:
        print(" ".join(tally.summary()))
    for each in tally.near_duplicates():
        say(program_line(each))
    if tally.failures:
        raise click.exceptions.Exit(ExitCode.FOUND_FAILURE if tally.stored or tally.known else ExitCode.WRONG_INPUT)


@click.command("documents", help=message("List the documents."))
@click.option("--collection", metavar="C", help=message("List only this collection."))
def documents(collection: str | None) -> None:
    """Print a line a document, of all collections by default: a table on a terminal, tab-separated into a pipe."""
    with closing(open_library(load_settings())) as library:
        names = [each.name for each in library.collections()] if collection is None else [collection]
        rows = [_row(document) for name in names for document in every_document(library, name)]
    if not rows:
        say(message("No documents. Add some with `iqtibas add PATH`."))
    else:
        print_rows([message(name) for name in _COLUMNS], rows)


@click.command("remove", help=message("Delete a document."))
@click.argument("document_id", metavar="ID", help=message("Identifier of the document."))
@collection_option
def remove(document_id: str, collection: str) -> None:
    """Delete a document; no answer quotes it any more."""
    with closing(open_library(load_settings())) as library:
        library.remove(collection, document_id)
    print(message("Removed {document} from {collection}.", document=document_id, collection=collection))


def _found(paths: Iterable[str], name: str, tally: Tally) -> list[Path | Source]:
    """Return each file once, also where two of the paths lead to it; `-` is what comes on standard input."""
    found: dict[Path, Path | Source] = {}
    for path in paths:
        try:
            if path == STDIN:
                found[Path(STDIN)] = Source.given(name, sys.stdin.buffer.read())
                continue
            for file in find_files([path], tally.pass_over):
                found.setdefault(file.resolve(), file)
        except CorpusError as error:
            tally.fail(path, error)
    return list(found.values())


def _store(
    settings: Settings,
    files: Sequence[Path | Source],
    tally: Tally,
    parser: Parser,
    advance: Callable[[], None],
    *,
    resume: bool,
) -> None:
    """Store what can be read of the files; the store is opened with the first document, and not at all for none."""
    with ExitStack() as stack:
        library = _Lazily(lambda: stack.enter_context(closing(open_library(settings, workers=worker_count()))))
        is_known = partial(_is_known, library, tally.collection) if resume else _never
        documents = _read(files, tally, parser, is_known, advance)
        for first in documents:
            for document in library().add_many(tally.collection, chain([first], documents)):
                tally.stored[document.document_id] = document


def _read(
    files: Iterable[Path | Source],
    tally: Tally,
    parser: Parser,
    is_known: Callable[[str], bool],
    advance: Callable[[], None],
) -> Iterator[Document]:
    for file in files:
        for each in load_file(file, parser, is_known) if isinstance(file, Path) else load(file, parser):
            if isinstance(each, Failure):
                tally.fail(str(file) if isinstance(file, Path) else file.name, each.error())
            elif each is None:
                tally.known += 1
            else:
                yield each
        advance()


class _Lazily:
    """A library that is opened when it is first asked for: where no file can be read, no collection is made."""

    def __init__(self, opener: Callable[[], Library]) -> None:
        self._opener = opener
        self._library: Library | None = None

    def __call__(self) -> Library:
        if self._library is None:
            self._library = self._opener()
        return self._library


def _is_known(library: _Lazily, collection: str, document_id: str) -> bool:
    try:
        library().document(collection, document_id)
    except (UnknownCollection, UnknownDocument):
        return False
    return True


def _never(_: str) -> bool:
    return False


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
