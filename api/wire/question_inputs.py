"""The bodies of `/v1/ask` and `/v1/search`."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from api.wire.inputs import Input, IsoDate, Metadata, Name, Names, lower_rules
from api.wire.limits import MAX_FILTER_DOCUMENTS, MAX_TOP_K, MAX_TURN_CHARACTERS, MAX_TURNS
from corpus.passage import Language
from index.search.filters import Filters, check_range
from index.storage.schema import DEFAULT_COLLECTION
from rag.answer import Turn
from rag.inquiry import DEFAULT_TOP_K, LONGEST_QUESTION, NO_FILTERS, Inquiry

Question = Annotated[str, Field(max_length=LONGEST_QUESTION)]
AnswerLanguage = Literal["auto", "ar", "en"]
TopK = Annotated[int, Field(ge=1, le=MAX_TOP_K)]


class FiltersInput(Input):
    """Conditions on documents, all of which must hold."""

    document_ids: Annotated[list[Name], Field(max_length=MAX_FILTER_DOCUMENTS)] | None = None
    languages: Annotated[list[Language], Field(max_length=2)] | None = None
    published_from: IsoDate | None = None
    published_to: IsoDate | None = None
    metadata: Metadata | None = None

    @field_validator("published_to")
    @classmethod
    def _not_before_it_begins(cls, published_to: str | None, given: ValidationInfo) -> str | None:
        with lower_rules():
            check_range(given.data.get("published_from"), published_to)
        return published_to

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
    """An earlier message of the conversation."""

    role: Literal["user", "assistant", "system"]
    content: Annotated[str, Field(max_length=MAX_TURN_CHARACTERS)]


class AskInput(Input):
    """A question."""

    question: Question
    language: AnswerLanguage = "auto"
    collections: Names = Field([DEFAULT_COLLECTION])
    filters: FiltersInput | None = None
    top_k: TopK = DEFAULT_TOP_K
    history: Annotated[list[TurnInput], Field(max_length=MAX_TURNS)] = Field([])
    stream: bool = False

    def inquiry(self) -> Inquiry:
        """Return the question as the answerer takes it."""
        history = [Turn(each.role, each.content) for each in self.history]
        filters = conditions_of(self.filters)
        return Inquiry(self.question, self.language, self.collections, filters, self.top_k, history)


class SearchInput(Input):
    """A query."""

    query: Question
    collections: Names = Field([DEFAULT_COLLECTION])
    filters: FiltersInput | None = None
    top_k: TopK = 10


def conditions_of(filters: FiltersInput | None) -> Filters:
    """Return the filters of a request as the index takes them; without any, every document matches."""
    return NO_FILTERS if filters is None else filters.conditions()
