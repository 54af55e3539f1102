"""Whether the documents that a command line names are there."""

from collections.abc import Iterable, Sequence

from corpus.errors import UnknownDocument
from index.library import Library


def require_documents(library: Library, collections: Sequence[str], document_ids: Iterable[str]) -> None:
    """Return if each of the documents is in one of the collections.

    Raises:
        UnknownCollection: a document is looked for in a collection that is not there.
        UnknownDocument: none of the collections has one of the documents.
    """
    for document_id in document_ids:
        missing = [error for each in collections if (error := _absence(library, each, document_id))]
        if len(missing) == len(collections):
            raise missing[0]


def _absence(library: Library, collection: str, document_id: str) -> UnknownDocument | None:
    try:
        library.document(collection, document_id)
    except UnknownDocument as error:
        return error
    return None
