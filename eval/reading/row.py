"""Validation of rows: the base class of their pydantic models, and their positions for error messages.

An error message names the file, the position of the first invalid row and its fault, and never repeats its content.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from corpus.errors import MalformedQuestionSet


def text_of_number(value: object) -> object:
    """Return an integer as a string, and any other value unchanged, to be validated as a string."""
    return str(value) if type(value) is int else value


NotBlank = Annotated[str, StringConstraints(pattern=r"\S")]
Id = Annotated[str, StringConstraints(pattern=r"\S"), BeforeValidator(text_of_number)]
"""The id of a question or a document; many files have integers as ids."""


class Row(BaseModel):
    """A JSON object: types are strict (`"yes"` is not a boolean), and unknown fields are ignored."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a row: the number, from 1, of a line of a file or of an item of an array."""

    path: Path
    number: int
    unit: Literal["line", "item"] = "line"

    def malformed(self, what: str) -> MalformedQuestionSet:
        """Return the error for this position, with a fault."""
        problem = f"{self.path.name}, {self.unit} {self.number}: {what}"
        return MalformedQuestionSet(problem, hint=f"Correct this {self.unit}.")

    def row(self, row_type: type[RowT], content: bytes | str) -> RowT:
        """Return JSON as a row.

        Raises:
            MalformedQuestionSet: it does not have this type.
        """
        try:
            return row_type.model_validate_json(content)
        except ValidationError as error:
            raise self.malformed(first_fault(error)) from error


Rows = Iterator[tuple[Position, RowT]]


def unique(path: Path, rows: Iterable[tuple[Position, RowT]], key: str) -> Rows[RowT]:
    """Yield the rows of a file, checking that there is at least one, and that no two have the same value of `key`.

    Raises: MalformedQuestionSet.
    """
    first_of: dict[object, Position] = {}
    is_empty = True
    for position, row in rows:
        is_empty = False
        value = getattr(row, key)
        first = position if value is None else first_of.setdefault(value, position)
        if first != position:
            raise position.malformed(f"{key} repeats that of {first.unit} {first.number}")
        yield position, row
    if is_empty:
        raise MalformedQuestionSet(f"{path.name}: has no rows", hint="Give a file with one JSON object a line.")


_MESSAGES = {("paragraphs", "string_pattern_mismatch"): "Should be p2, or the id of its document and #p2"}
"""Field and pydantic's error type -> a message in place of pydantic's, which would show a regular expression."""


def first_fault(error: ValidationError) -> str:
    """Return the first invalid field and the rule it breaks, without its value."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    rule = _MESSAGES.get((str(first["loc"][0]) if first["loc"] else "", first["type"]), first["msg"])
    return f"{field}: {rule}" if field else str(rule)
