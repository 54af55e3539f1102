"""Responses about documents and collections: each dataclass is the JSON of one.

Field names are those of the public contract, and of `rag.answer.Citation` where that has the same field.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.passage import Language, Passage, Scalar, TranslationSource
from index.records import CollectionSummary, DocumentPage, NearDuplicate, StoredDocument, StoredPassage
from rag.answer import CitedTranslation


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """A document that is stored on disk and searchable."""

    document_id: str
    collection: str
    version: int
    passages: int
    status: Literal["indexed"] = "indexed"

    @classmethod
    def of(cls, stored: StoredDocument) -> "AddedDocument":
        added = stored.document_id, stored.collection, stored.version, stored.passages
        return (
            AddedNearDuplicate(*added, near_duplicates=stored.near_duplicates)
            if stored.near_duplicates
            else cls(*added)
        )


@dataclass(frozen=True, slots=True)
class AddedNearDuplicate(AddedDocument):
    """An added document with nearly the same words as others in its collection."""

    near_duplicates: tuple[NearDuplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in a list."""

    document_id: str
    title: str
    language: Language
    passages: int
    version: int
    added: str

    @classmethod
    def of(cls, stored: StoredDocument) -> "ListedDocument":
        return cls(stored.document_id, stored.title, stored.language, stored.passages, stored.version, stored.added)


@dataclass(frozen=True, slots=True)
class DocumentList:
    """A page of the documents of a collection, oldest first; `next_cursor` requests the next page."""

    documents: tuple[ListedDocument, ...]
    next_cursor: str | None

    @classmethod
    def of(cls, page: DocumentPage) -> "DocumentList":
        return cls(tuple(map(ListedDocument.of, page.documents)), page.next_cursor)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document, which is a passage."""

    number: int
    text: str
    translation: CitedTranslation | None

    @classmethod
    def of(cls, passage: Passage) -> "Paragraph":
        return cls(passage.number, passage.text, _translation(passage))


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A document with its paragraphs, except those that are damaged on disk."""

    document_id: str
    collection: str
    title: str
    language: Language
    url: str | None
    published: str | None
    version: int
    added: str
    passages: int
    translation_source: TranslationSource
    metadata: Mapping[str, Scalar]
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def of(cls, stored: StoredDocument, passages: Iterable[StoredPassage]) -> "WholeDocument":
        return cls(
            document_id=stored.document_id,
            collection=stored.collection,
            title=stored.title,
            language=stored.language,
            url=stored.url,
            published=stored.published,
            version=stored.version,
            added=stored.added,
            passages=stored.passages,
            translation_source=stored.translation_source,
            metadata=stored.metadata,
            paragraphs=tuple(Paragraph.of(each.passage) for each in passages),
        )


@dataclass(frozen=True, slots=True)
class WholePassage:
    """A passage, with the fields of its document that a citation has."""

    passage_id: str
    collection: str
    document_id: str
    document_version: int
    number: int
    text: str
    passage_sha256: str
    language: Language
    title: str
    source_url: str | None
    published: str | None
    translation: CitedTranslation | None
    page: int | None = None
    ocr_confidence: float | None = None

    @classmethod
    def of(cls, stored: StoredPassage) -> "WholePassage":
        passage = stored.passage
        return cls(
            passage_id=passage.passage_id,
            collection=stored.collection,
            document_id=passage.document_id,
            document_version=stored.version,
            number=passage.number,
            text=passage.text,
            passage_sha256=stored.sha256,
            language=passage.language,
            title=stored.title,
            source_url=stored.url,
            published=stored.published,
            translation=_translation(passage),
            page=passage.place.page,
            ocr_confidence=passage.place.ocr_confidence,
        )


@dataclass(frozen=True, slots=True)
class CollectionList:
    """All collections, by name."""

    collections: tuple[CollectionSummary, ...]


def _translation(passage: Passage) -> CitedTranslation | None:
    found = passage.translation
    return CitedTranslation(found.language, found.text, found.source) if found else None
