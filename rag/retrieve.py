"""Look-ups in the library for an inquiry: passages by relevance, of the oldest document, the one before another."""

from contextlib import suppress

from corpus.errors import UnknownCollection, UnknownDocument, UnknownPassage
from index.library import Library
from index.records import Retrieval, StoredPassage
from rag.answer import Evidence, evidence_of
from rag.inquiry import Inquiry
from rag.reading.sentences.find import READ_PASSAGES


def retrieve(library: Library, query: str, inquiry: Inquiry, top_k: int) -> Retrieval:
    """Return the best `top_k` passages for a query, in the collections and by the filters of the inquiry.

    Raises: UnknownCollection, StorageUnavailable, StorageBusy.
    """
    return library.retrieve(query, tuple(inquiry.collections), inquiry.filters, top_k)


def passages_like_the_first(library: Library, inquiry: Inquiry) -> tuple[Evidence, ...]:
    """Return the passages most similar to the first one of the oldest document, none where there is no document: for a
    question that retrieves nothing. Raises as `retrieve`."""
    for collection in inquiry.collections:
        for document in library.documents(collection, limit=1).documents:
            first = library.document_passages(collection, document.document_id)[0]
            return evidence_of(retrieve(library, first.passage.text, inquiry, READ_PASSAGES))
    return ()


def paragraph_before(library: Library, stored: StoredPassage) -> StoredPassage | None:
    """Return the paragraph before a passage in the same version of its document, None where there is none."""
    return neighbour(library, stored, -1) if stored.passage.number > 1 else None


def neighbour(library: Library, stored: StoredPassage, step: int) -> StoredPassage | None:
    """Return the paragraph `step` paragraphs after a passage in the same version of its document, None where there is
    none."""
    passage = stored.passage
    with suppress(UnknownCollection, UnknownDocument, UnknownPassage):
        found = library.passage(stored.collection, passage.document_id, passage.number + step)
        return found if found.version == stored.version else None
    return None


def has_passages(library: Library, inquiry: Inquiry) -> bool:
    """Return whether the collections of an inquiry have a passage."""
    return any(each.passages for each in library.collections() if each.name in inquiry.collections)
