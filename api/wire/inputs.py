"""What clients may send, field by field: JSON values enter, the records of the packages below leave.

Types are strict ("5" is no number) and unknown fields are refused, so that a misspelt one does not silently leave its
default in force. Rules that the packages below check themselves (the shape of an id, the size of a text) are theirs.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api.wire.limits import (
    MAX_COLLECTIONS,
    MAX_DISGUISES,
    MAX_FILTER_DOCUMENTS,
    MAX_METADATA,
    MAX_METADATA_CHARACTERS,
    MAX_NAME_CHARACTERS,
    MAX_SET_DOCUMENTS,
    MAX_SET_QUESTIONS,
    MAX_TITLE_CHARACTERS,
    MAX_TOP_K,
    MAX_TURN_CHARACTERS,
    MAX_TURNS,
    MAX_URL_CHARACTERS,
)
from corpus.document import new_document
from corpus.passage import Document, Language, SentencePair, TranslationSource
from index.search.filters import Filters
from index.storage.schema import DEFAULT_COLLECTION
from rag.answer import Turn
from rag.inquiry import DEFAULT_TOP_K, LONGEST_QUESTION, NO_FILTERS


def _iso_date(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise PydanticCustomError("iso_date", "Input should be a date as YYYY-MM-DD") from None


IsoDate = Annotated[str, AfterValidator(_iso_date)]
Name = Annotated[str, Field(max_length=MAX_NAME_CHARACTERS)]
Names = Annotated[list[Name], Field(min_length=1, max_length=MAX_COLLECTIONS)]
Question = Annotated[str, Field(max_length=LONGEST_QUESTION)]
Metadata = Annotated[
    dict[Name, Annotated[str, Field(max_length=MAX_METADATA_CHARACTERS)] | int | float | bool],
    Field(max_length=MAX_METADATA),
]
Pair = Annotated[list[str], Field(min_length=2, max_length=2)]
# A text has any number of paragraphs; the first wrong item is enough to report.
Items = Annotated[list[str | Annotated[list[Pair], Field(fail_fast=True)]], Field(fail_fast=True)]


class Input(BaseModel):
    """A JSON object from outside."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FiltersInput(Input):
    """Conditions that all have to hold of a document."""

    document_ids: Annotated[list[Name], Field(max_length=MAX_FILTER_DOCUMENTS)] | None = None
    languages: Annotated[list[Language], Field(max_length=2)] | None = None
    published_from: IsoDate | None = None
    published_to: IsoDate | None = None
    metadata: Metadata | None = None

    def conditions(self) -> Filters:
        """Return the conditions as the index takes them."""
        return Filters(
            document_ids=tuple(self.document_ids or ()),
            languages=tuple(self.languages or ()),
            published_from=self.published_from,
            published_to=self.published_to,
            metadata=self.metadata or {},
        )


class TurnInput(Input):
    """An earlier message of the conversation; only the user's serve to understand the question."""

    role: Literal["user", "assistant", "system"]
    content: Annotated[str, Field(max_length=MAX_TURN_CHARACTERS)]


class EvaluationInput(Input):
    """A question set to run: the name of a shipped one, or questions and perhaps the documents that they ask.

    Which sets are shipped is known to `eval.sets`, which only who measures loads. Rows of questions and documents are
    those of the files that `iqtibas eval` takes.
    """

    set: Name | None = None
    questions: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MAX_SET_QUESTIONS)] | None = None
    documents: Annotated[list[dict[str, Any]], Field(max_length=MAX_SET_DOCUMENTS)] = []
    collections: Names = [DEFAULT_COLLECTION]
    retrieval: bool = False
    perturb: Annotated[list[Name], Field(max_length=MAX_DISGUISES)] = []
    limit: Annotated[int, Field(ge=1, le=MAX_SET_QUESTIONS)] | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.set is None) == (self.questions is None):
            raise PydanticCustomError("one_source", "Either set or questions should be given")
        return self


class AskInput(Input):
    """A question."""

    question: Question
    language: Literal["auto", "ar", "en"] = "auto"
    collections: Names = [DEFAULT_COLLECTION]
    filters: FiltersInput | None = None
    top_k: Annotated[int, Field(ge=1, le=MAX_TOP_K)] = DEFAULT_TOP_K
    history: Annotated[list[TurnInput], Field(max_length=MAX_TURNS)] = []
    stream: bool = False

    def turns(self) -> list[Turn]:
        """Return the history as the answerer takes it."""
        return [Turn(each.role, each.content) for each in self.history]


class SearchInput(Input):
    """A query."""

    query: Question
    collections: Names = [DEFAULT_COLLECTION]
    filters: FiltersInput | None = None
    top_k: Annotated[int, Field(ge=1, le=MAX_TOP_K)] = 10


class DocumentInput(Input):
    """A document; what is left out is found in the text or stays empty."""

    collection: Name = DEFAULT_COLLECTION
    document_id: str | None = None
    title: Annotated[str, Field(max_length=MAX_TITLE_CHARACTERS)] | None = None
    text: str
    language: Language | None = None
    url: Annotated[str, Field(max_length=MAX_URL_CHARACTERS)] | None = None
    published: IsoDate | None = None
    translations: dict[Language, Items] | None = None
    translation_source: TranslationSource = "user"
    metadata: Metadata | None = None

    def document(self, source_name: str = "") -> Document:
        """Return the document.

        Args:
            source_name: the name of the uploaded file, for the default id.

        Raises:
            CorpusError: it breaks one of `corpus.document`'s rules.
        """
        return new_document(self.text, source_name=source_name, **self.fields())

    def fields(self) -> dict[str, Any]:
        """Return the arguments of `corpus.document.new_document` beside the text, as far as they were given."""
        translations = {language: _translated(items) for language, items in (self.translations or {}).items()}
        given = {
            "document_id": self.document_id,
            "title": self.title,
            "language": self.language,
            "url": self.url,
            "published": self.published,
            "translations": translations,
            "translation_source": self.translation_source if translations else None,
            "metadata": dict(self.metadata or {}),
        }
        return {name: value for name, value in given.items() if value}


class CollectionInput(Input):
    """A collection to make."""

    name: str


def conditions_of(filters: FiltersInput | None) -> Filters:
    """Return the filters of a request as the index takes them; without any, all documents pass."""
    return NO_FILTERS if filters is None else filters.conditions()


BODIES: Sequence[type[Input]] = (AskInput, SearchInput, DocumentInput, CollectionInput, EvaluationInput)


def _translated(items: Items) -> list[str | list[SentencePair]]:
    return [item if isinstance(item, str) else [(source, target) for source, target in item] for item in items]
