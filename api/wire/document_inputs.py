"""Documents in requests: as JSON with the text, or as the fields of a form with the text in files."""

from typing import Annotated

from pydantic import Field

from api.wire.inputs import CollectionName, DocumentId, Input, IsoDate, Metadata
from api.wire.limits import MAX_TITLE_CHARACTERS, MAX_URL_CHARACTERS
from corpus.document import DocumentInfo, new_document
from corpus.passage import Document, Language, SentencePair, TranslationSource
from index.storage.schema import DEFAULT_COLLECTION

Pair = Annotated[list[str], Field(min_length=2, max_length=2)]
# A text may have very many paragraphs: only the first invalid item is reported.
Items = Annotated[list[str | Annotated[list[Pair], Field(fail_fast=True)]], Field(fail_fast=True)]


class TranslationsInput(Input):
    """Translations of a document: for each paragraph a text, or pairs of a sentence and its translation."""

    ar: Items | None = None
    en: Items | None = None

    def by_language(self) -> dict[Language, list[str | list[SentencePair]]]:
        """Return the translations that are present, as `corpus.document.new_document` takes them."""
        given: dict[Language, Items | None] = {"ar": self.ar, "en": self.en}
        return {language: _translated(items) for language, items in given.items() if items is not None}


class DocumentFields(Input):
    """The fields of a document other than its text; missing ones are derived from the text or stay empty."""

    collection: CollectionName = DEFAULT_COLLECTION
    document_id: DocumentId | None = None
    title: Annotated[str, Field(max_length=MAX_TITLE_CHARACTERS)] | None = None
    language: Language | None = None
    url: Annotated[str, Field(max_length=MAX_URL_CHARACTERS)] | None = None
    published: IsoDate | None = None
    translations: TranslationsInput | None = None
    translation_source: TranslationSource = "user"
    metadata: Metadata | None = None

    def info(self) -> DocumentInfo:
        """Return the fields as `corpus.document.new_document` takes them."""
        translations = self.translations.by_language() if self.translations else {}
        return DocumentInfo(
            document_id=self.document_id,
            title=self.title or "",
            language=self.language,
            url=self.url or None,
            published=self.published,
            translations=translations,
            translation_source=self.translation_source if translations else None,
            metadata=dict(self.metadata or {}),
        )


class DocumentInput(DocumentFields):
    """A document."""

    text: str

    def document(self) -> Document:
        """Return the document.

        Raises:
            CorpusError: it breaks a rule of `corpus.document`.
        """
        return new_document(self.text, self.info())


def _translated(items: Items) -> list[str | list[SentencePair]]:
    return [item if isinstance(item, str) else [(source, target) for source, target in item] for item in items]
