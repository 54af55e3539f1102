"""What a library holds, listed and looked up: collections, documents and their versions, passages."""

from abc import ABC, abstractmethod

from index.records import CollectionSummary, DocumentPage, KeptDocument, StoredDocument, StoredPassage


class Catalogue(ABC):
    """The stored documents of a library, as of the moment of each call."""

    @abstractmethod
    def collections(self) -> tuple[CollectionSummary, ...]:
        """Return all collections by name."""

    @abstractmethod
    def documents(self, collection: str, *, limit: int = 100, cursor: str | None = None) -> DocumentPage:
        """Return a page of documents, in an order that is the same in every call.

        Args:
            limit: most documents of a page, at least 1.
            cursor: `next_cursor` of the page before; None for the first page.

        Raises:
            UnknownCollection: no collection has this name.
            InvalidDocument: the cursor is not from a listing.
        """

    @abstractmethod
    def document(self, collection: str, document_id: str) -> StoredDocument:
        """Return the present version of a document, without its text.

        Raises:
            UnknownCollection, UnknownDocument: it does not exist.
        """

    @abstractmethod
    def kept(self, collection: str, document_id: str) -> tuple[KeptDocument, ...]:
        """Return all stored versions of a document with their texts, the oldest first.

        Raises:
            UnknownCollection, UnknownDocument: it does not exist.
        """

    @abstractmethod
    def document_passages(self, collection: str, document_id: str) -> tuple[StoredPassage, ...]:
        """Return the passages of a document in order, without damaged ones.

        Raises:
            UnknownCollection, UnknownDocument: it does not exist.
        """

    @abstractmethod
    def passage(self, collection: str, document_id: str, number: int, version: int | None = None) -> StoredPassage:
        """Return a passage of a version of a document, by default the present one.

        Raises:
            UnknownCollection, UnknownDocument: its document does not exist.
            UnknownPassage: no such passage or version is stored, or it is damaged.
        """
