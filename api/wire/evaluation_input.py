"""The body of `/v1/evaluations`: a question set to run."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.wire.inputs import Input, Name, Names
from api.wire.limits import MAX_DISGUISES, MAX_SET_DOCUMENTS, MAX_SET_QUESTIONS
from index.storage.schema import DEFAULT_COLLECTION


class EvaluationInput(Input):
    """A question set to run: the name of a shipped set, or questions and, optionally, documents.

    The rows of questions and documents are those of the files that `iqtibas eval` reads. The name is checked when the
    package `eval` is loaded, which happens only if a set is run.
    """

    set: Name | None = None
    questions: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MAX_SET_QUESTIONS)] | None = None
    documents: Annotated[list[dict[str, Any]], Field(max_length=MAX_SET_DOCUMENTS)] = Field([])
    collections: Names = Field([DEFAULT_COLLECTION])
    retrieval: bool = False
    perturb: Annotated[list[Name], Field(max_length=MAX_DISGUISES)] = Field([])
    limit: Annotated[int, Field(ge=1, le=MAX_SET_QUESTIONS)] | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.set is None) == (self.questions is None):
            raise PydanticCustomError("one_source", "Either set or questions should be given")
        return self
