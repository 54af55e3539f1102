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


@click.command("migrate", help=message("Bring all documents to another store. Run again, it goes on."))
@click.option("--to", type=click.Choice(get_args(Store)), required=True, help=message("Where to: local or milvus."))
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
    figures = {"documents": moved.documents, "passages": moved.passages, "known": moved.known}
    if moved.differing:
        for each in moved.differing:
            say(
                program_line(
                    message(
                        "{document} is not the same in both stores: run this command again when nobody writes",
                        document=each,
                    )
                )
            )
        raise click.exceptions.Exit(ExitCode.FOUND_FAILURE)
    print(
        message(
            "In {store} as they were, each compared: documents {documents}, passages {passages};"
            " documents that were there before: {known}.",
            store=to,
            **figures,
        )
    )


def _note_article(source: Library, target: Library) -> None:
    """Keep the bundled article removed in the target if the user has removed it from the source."""
    if source.was_offered(DOCUMENT_ID):
        target.note_offered(DOCUMENT_ID)
