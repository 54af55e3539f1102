"""`iqtibas documents` lists documents, `iqtibas remove` deletes one."""

from contextlib import closing

import click

from api.commands.document_names import resolved, shown_ids
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
        listed = [document for name in names for document in every_document(library, name)]
    if not listed:
        say(message("No documents. Add some with `iqtibas add PATH`."))
        return
    shown = shown_ids([each.document_id for each in listed])
    print_rows([message(name) for name in _COLUMNS], [[shown[each.document_id], *_row(each)] for each in listed])


@click.command("remove", help=message("Delete a document."))
@click.argument("name", metavar="ID", help=message("The document: its id, the beginning of its id, or its title."))
@collection_option
def remove(name: str, collection: str) -> None:
    """Delete a document; no answer quotes it any more."""
    with closing(open_library(load_settings())) as library:
        (document_id,) = resolved(library, [collection], [name])
        library.remove(collection, document_id)
    print(message("Removed {document} from {collection}.", document=document_id, collection=collection))


def _row(document: StoredDocument) -> list[str]:
    """Return the values of `_COLUMNS` but the first; the title is last because it may be right-to-left."""
    return [
        document.collection,
        document.language,
        str(document.passages),
        str(document.version),
        document.added,
        document.title,
    ]
