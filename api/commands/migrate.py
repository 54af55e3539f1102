"""`iqtibas migrate`: copies all documents from one store to the other, and compares them."""

from contextlib import ExitStack, closing
from typing import get_args

import click

from api.commands.error_line import program_line
from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.output import progress, say
from corpus.article import DOCUMENT_ID
from index.library import Library
from index.move import move
from index.storage.parallel import worker_count
from rag.settings import Store, load_settings
from rag.wiring import open_store

_OTHER: dict[Store, Store] = {"local": "milvus", "milvus": "local"}


@click.command("migrate", help=message("Copy all documents to another store, or resume a copy."))
@click.option("--to", type=click.Choice(get_args(Store)), required=True, help=message("Target store: local or milvus."))
def migrate(to: Store) -> None:
    """Copy what the other store has to this one, continuing an earlier run; exit with 1 if any document differs."""
    settings, workers = load_settings(), worker_count()
    with ExitStack() as stack:
        source, target = (
            stack.enter_context(closing(open_store(settings, each, workers=workers))) for each in (_OTHER[to], to)
        )
        documents = sum(each.documents for each in source.collections())
        with progress(message("Moving"), 2 * documents) as advance:
            moved = move(source, target, advance)
        _note_article(source, target)
    for document in moved.differing:
        differs = message(
            "{document} differs between the stores: run this command again while nobody adds documents",
            document=document,
        )
        say(program_line(differs))
    if moved.differing:
        raise click.exceptions.Exit(ExitCode.FOUND_FAILURE)
    print(
        message(
            "Copied to {store} and compared: documents {documents}, passages {passages};"
            " documents copied before: {known}.",
            store=to,
            documents=moved.documents,
            passages=moved.passages,
            known=moved.known,
        )
    )


def _note_article(source: Library, target: Library) -> None:
    """Keep the bundled article removed in the target if the user has removed it from the source."""
    if source.was_offered(DOCUMENT_ID):
        target.note_offered(DOCUMENT_ID)
