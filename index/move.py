"""Documents from one library to another: every version that is kept, under its number and date, and then compared.

What is there already is passed over, so that a move which was cut short goes on where it stopped. The library that is
moved from stays as it is; what the other one has under the same ids is replaced, and what it has beside them stays.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus.errors import UnknownDocument
from index.library import Library
from index.records import KeptDocument, StoredDocument, StoredPassage


@dataclass(frozen=True, slots=True)
class Moved:
    """How many documents and passages are in both libraries now, how many were there before, and which ones differ."""

    documents: int
    passages: int
    known: int
    differing: tuple[str, ...]


def move(source: Library, target: Library, advance: Callable[[], object]) -> Moved:
    """Bring all documents of `source` to `target`, and return what both have then.

    Args:
        advance: is called twice a document: once it is there, and once it was compared.

    Raises:
        StorageUnavailable: one of the two cannot be reached; to be called again then.
    """
    moved = Moved(0, 0, 0, ())
    for name in (each.name for each in source.collections()):
        target.create_collection(name)
        missing = _Missing(source, target, name, advance)
        for _ in target.take(name, missing):
            pass
        differing = []
        for document in every_document(source, name):
            if _contents(source, document) != _contents(target, document):
                differing.append(f"{name}: {document.document_id}")
            moved = replace(moved, documents=moved.documents + 1, passages=moved.passages + document.passages)
            advance()
        moved = replace(moved, known=moved.known + missing.known, differing=(*moved.differing, *differing))
    return moved


def every_document(library: Library, collection: str) -> Iterator[StoredDocument]:
    """Yield all documents of a collection."""
    page = library.documents(collection)
    yield from page.documents
    while page.next_cursor is not None:
        page = library.documents(collection, cursor=page.next_cursor)
        yield from page.documents


class _Missing:
    """The versions of the documents that the target lacks, and how many it has."""

    def __init__(self, source: Library, target: Library, collection: str, advance: Callable[[], object]) -> None:
        self._source = source
        self._target = target
        self._collection = collection
        self._advance = advance
        self.known = 0

    def __iter__(self) -> Iterator[KeptDocument]:
        for document in every_document(self._source, self._collection):
            there = self._there(document)
            if there == document:
                self.known += 1
            else:
                if there is not None:
                    self._target.remove(self._collection, document.document_id)
                yield from self._source.kept(self._collection, document.document_id)
            self._advance()

    def _there(self, document: StoredDocument) -> StoredDocument | None:
        try:
            return self._target.document(self._collection, document.document_id)
        except UnknownDocument:
            return None


def _contents(library: Library, document: StoredDocument) -> tuple[StoredDocument, list[StoredPassage]]:
    """Return all that is known of a document and its passages, but for the keys, which are each library's own."""
    passages = library.document_passages(document.collection, document.document_id)
    there = library.document(document.collection, document.document_id)
    return there, [replace(passage, key=0) for passage in passages]
