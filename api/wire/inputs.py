"""The base class of JSON bodies, and the types of their fields.

Types are strict ("5" is not a number) and unknown fields are refused, so that a misspelt one does not silently leave
its default in force. Rules of lower packages (the form of an id, of an address) are checked here by the functions of
those, so that the problem names the field.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api.wire.limits import MAX_COLLECTIONS, MAX_METADATA, MAX_METADATA_CHARACTERS, MAX_NAME_CHARACTERS
from corpus.document import check_document_id
from corpus.errors import InvalidDocument
from index.storage.store import check_collection_name

Value = TypeVar("Value")


def _iso_date(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise PydanticCustomError("iso_date", "Input should be a date as YYYY-MM-DD") from None


@contextmanager
def lower_rules() -> Iterator[None]:
    """Turn an `InvalidDocument` of a lower package into an error of the field that is validated."""
    try:
        yield
    except InvalidDocument as error:
        broken = {"rule": str(error), "hint": error.hint}
        raise PydanticCustomError("invalid_document", "{rule}: {hint}", broken) from None


def _by_rule(check: Callable[[Value], Value]) -> AfterValidator:
    """Return a validator that applies a rule of a lower package."""

    def validate(value: Value) -> Value:
        with lower_rules():
            return check(value)

    return AfterValidator(validate)


def _few_fields(value: Any) -> Any:
    """Refuse metadata with too many fields before they are validated, because each invalid one would make an error."""
    if isinstance(value, dict) and len(value) > MAX_METADATA:
        raise PydanticCustomError("too_long", "Input should have at most {most} fields", {"most": MAX_METADATA})
    return value


_NAMING = Field(
    json_schema_extra={
        "description": "Letters and digits of any script, `.`, `_` and `-`; neither `.` nor `..` alone.",
        **{"minLength": 1, "maxLength": MAX_NAME_CHARACTERS},
    }
)

IsoDate = Annotated[str, AfterValidator(_iso_date), Field(json_schema_extra={"format": "date"})]
DocumentId = Annotated[str, _by_rule(check_document_id), _NAMING]
Name = Annotated[str, Field(max_length=MAX_NAME_CHARACTERS)]
"""A name to look up; one that breaks the rule of names is simply not found."""
CollectionName = Annotated[Name, _by_rule(check_collection_name), _NAMING]
Names = Annotated[list[Name], Field(min_length=1, max_length=MAX_COLLECTIONS)]
Metadata = Annotated[
    dict[Name, Annotated[str, Field(max_length=MAX_METADATA_CHARACTERS)] | int | float | bool],
    Field(max_length=MAX_METADATA),
    BeforeValidator(_few_fields),
]


class Input(BaseModel):
    """A JSON object from outside."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _no_unknown_field(cls, given: Any) -> Any:
        if isinstance(given, dict) and not given.keys() <= cls.model_fields.keys():
            known = ", ".join(cls.model_fields)
            raise PydanticCustomError("unknown_field", "A field is unknown; known are {known}", {"known": known})
        return given


class CollectionInput(Input):
    """A collection to create."""

    name: CollectionName
