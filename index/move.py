"""Copying all documents of a library to another, with all stored versions, followed by a comparison.

Documents that the target has already are skipped, so that an interrupted copy is resumed by calling again. The source
is not changed; documents of the target with the same ids are replaced, its others are kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus.errors import UnknownDocument
from index.library import Library
from index.records import KeptDocument, StoredDocument, StoredPassage


@dataclass(frozen=True, slots=True)
class Moved:
    """The documents and passages now in both libraries, those known before, and the documents that differ."""

    documents: int
    passages: int
    known: int
    differing: tuple[str, ...]


def move(source: Library, target: Library, advance: Callable[[], object]) -> Moved:
    """Copy all documents of `source` to `target`, compare them, and return the counts.

    Args:
        advance: is called twice for each document: when it was copied, and when it was compared.

    Raises:
        StorageUnavailable: one of the two cannot be reached; calling again resumes.
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
    """The versions of the documents that the target lacks; `known` counts those that it has."""

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
    """Return a document and its passages, without keys, which differ between libraries."""
    passages = library.document_passages(document.collection, document.document_id)
    there = library.document(document.collection, document.document_id)
    return there, [replace(passage, key=0) for passage in passages]
