"""`iqtibas documents` and `remove`: what the answers are taken from."""

from contextlib import closing

import click

from api.commands.messages import message
from api.commands.options import collection_option
from api.commands.output import print_rows, say
from index.move import every_document
from index.records import StoredDocument
from rag.settings import load_settings
from rag.wiring import open_library

_COLUMNS = ("document", "collection", "language", "passages", "version", "added", "title")


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
