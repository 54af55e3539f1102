"""`iqtibas add`: stores files as documents of a collection, and prints a line for each file that cannot be read."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path

import click

from api.commands.error_line import program_line
from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.options import collection_option
from api.commands.output import progress, say
from api.commands.standard_input import STANDARD_INPUT, InputLimit
from api.commands.tally import Tally
from corpus.errors import CorpusError, DocumentTooLarge, UnknownCollection, UnknownDocument
from corpus.files.draft import Failure, PassedOver
from corpus.files.load import MOST_ARCHIVE_BYTES, Source, find_files, load, load_file
from corpus.files.parsing.parser import Parser
from corpus.passage import Document
from index.library import Library
from index.storage.parallel import worker_count
from rag.settings import Settings, load_settings
from rag.wiring import open_library

_LIMIT = InputLimit(MOST_ARCHIVE_BYTES, DocumentTooLarge, "add it in parts")

_Loaded = tuple[str, Document | Failure | PassedOver | None]
"""The name of a file and one thing in it; None for a document that `--resume` skips."""


@click.command("add", help=message("Add files, or all files in a folder."))
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    help=message("Files, folders (with all their files), patterns, or - for standard input."),
)
@collection_option
@click.option("--resume", is_flag=True, help=message("Skip documents that were added before."))
@click.option(
    "--name",
    metavar="NAME",
    default="stdin.txt",
    show_default=True,
    help=message("File name for standard input; its extension gives the format."),
)
def add(paths: tuple[str, ...], collection: str, resume: bool, name: str) -> None:
    """Store files; a bad one does not stop the others. Exits with 1 if some were bad, with 2 if all were."""
    settings = load_settings()
    tally = Tally(collection)
    files = _found(paths, name, tally)
    with (
        Parser(ocr=settings.ocr) as parser,
        closing(_LazyLibrary(settings)) as library,
        progress(message("Adding"), len(files)) as advance,
    ):
        is_known = partial(library.has, collection) if resume else _never
        documents = _documents(_loaded(files, parser, is_known, advance), tally)
        for first in documents:
            for document in library.opened().add_many(collection, chain([first], documents)):
                tally.stored[document.document_id] = document
    if tally.stored or tally.known:
        print(" ".join(tally.summary()))
    for each in tally.near_duplicates():
        say(program_line(each))
    if tally.failures:
        raise click.exceptions.Exit(ExitCode.FOUND_FAILURE if tally.stored or tally.known else ExitCode.WRONG_INPUT)


def _found(paths: Iterable[str], name: str, tally: Tally) -> list[Path | Source]:
    """Return each file once, even if several paths lead to it; `-` is standard input."""
    found: dict[Path, Path | Source] = {}
    for path in paths:
        try:
            if path == STANDARD_INPUT:
                found[Path(STANDARD_INPUT)] = Source.given(name, _LIMIT.read_standard_input())
                continue
            for file in find_files([path], tally.pass_over):
                found.setdefault(file.resolve(), file)
        except CorpusError as error:
            tally.fail(path, error)
    return list(found.values())


def _loaded(
    files: Iterable[Path | Source], parser: Parser, is_known: Callable[[str], bool], advance: Callable[[], None]
) -> Iterator[_Loaded]:
    for file in files:
        if isinstance(file, Path):
            yield from ((str(file), each) for each in load_file(file, parser, is_known))
        else:
            yield from ((file.name, each) for each in load(file, parser))
        advance()


def _documents(loaded: Iterable[_Loaded], tally: Tally) -> Iterator[Document]:
    """Yield the documents that can be stored; the tally counts everything else."""
    for name, each in loaded:
        if isinstance(each, Failure):
            tally.fail(name, each.error())
        elif isinstance(each, PassedOver):
            tally.pass_over(Path(name, each.part))
        elif each is None:
            tally.known += 1
        else:
            yield each


class _LazyLibrary:
    """The library, opened at first use: if no file can be read, no collection is created."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library: Library | None = None

    def opened(self) -> Library:
        if self._library is None:
            self._library = open_library(self._settings, workers=worker_count())
        return self._library

    def has(self, collection: str, document_id: str) -> bool:
        """Return whether a collection exists and has a document."""
        try:
            self.opened().document(collection, document_id)
        except (UnknownCollection, UnknownDocument):
            return False
        return True

    def close(self) -> None:
        if self._library is not None:
            self._library.close()


def _never(_: str) -> bool:
    return False
