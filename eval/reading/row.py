"""Rows of question sets as outside data: a pydantic model for their fields, and a position for error messages.

The first row that does not hold it is named by file and place, with what is wrong, and never with what it says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from corpus.errors import MalformedQuestionSet


def text_of_number(value: object) -> object:
    """Return a whole number as its digits; anything else as it is, for the type to judge."""
    return str(value) if type(value) is int else value


NotBlank = Annotated[str, StringConstraints(pattern=r"\S")]
Id = Annotated[str, StringConstraints(pattern=r"\S"), BeforeValidator(text_of_number)]
"""The id of a question, or of what is asked; many files have whole numbers there."""


class Row(BaseModel):
    """A JSON object: values are taken as they are (`"yes"` is no boolean), fields without a meaning are passed over."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a row: a line of a file, or an item of an array, from 1."""

    path: Path
    number: int
    unit: Literal["line", "item"] = "line"

    def malformed(self, what: str) -> MalformedQuestionSet:
        """Return the error that names the place, and what is wrong there."""
        problem = f"{self.path.name}, {self.unit} {self.number}: {what}"
        return MalformedQuestionSet(problem, hint=f"Mend this {self.unit}.")

    def row(self, row_type: type[RowT], content: bytes | str) -> RowT:
        """Return the row that some JSON is.

        Raises:
            MalformedQuestionSet: it is not of this type.
        """
        try:
            return row_type.model_validate_json(content)
        except ValidationError as error:
            raise self.malformed(first_fault(error)) from error


Rows = Iterator[tuple[Position, RowT]]


def unique(path: Path, rows: Iterable[tuple[Position, RowT]], key: str) -> Rows[RowT]:
    """Yield the rows of a file, of which there must be one, and no two with the same `key`; those without it pass.

    Raises: MalformedQuestionSet.
    """
    first_of: dict[object, Position] = {}
    is_empty = True
    for position, row in rows:
        is_empty = False
        value = getattr(row, key)
        first = position if value is None else first_of.setdefault(value, position)
        if first != position:
            raise position.malformed(f"{key} is that of {first.unit} {first.number}")
        yield position, row
    if is_empty:
        raise MalformedQuestionSet(f"{path.name}: holds no row", hint="Give a file with one JSON object a line.")


_IN_WORDS = {("paragraphs", "string_pattern_mismatch"): "Should be p2, or the id of its document and #p2"}
"""What pydantic, by its name of the error, says of a field with a pattern."""


def first_fault(error: ValidationError) -> str:
    """Return the field and the rule that it breaks, without its value."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    rule = _IN_WORDS.get((str(first["loc"][0]) if first["loc"] else "", first["type"]), first["msg"])
    return f"{field}: {rule}" if field else str(rule)
