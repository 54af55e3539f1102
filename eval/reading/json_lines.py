"""Files of JSON lines: a path in, checked rows out, each with the line that it stands on.

Every row is outside data, so a pydantic model says what it must hold, and the first row that does not is named by file
and line. A name ending in `.gz` is read through gzip; blank lines are passed over.
"""

import gzip
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

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


def read_rows(path: Path, row_type: type[RowT], *, key: str) -> Iterator[tuple[int, RowT]]:
    """Yield the number of each line, from 1, and its row.

    Args:
        key: the field that no two rows share; rows that lack it share nothing.

    Raises:
        MalformedQuestionSet: the file cannot be read, holds no row, or a row is not of this type or repeats a key.
    """
    return unique(path, _checked_rows(path, row_type), key)


def unique(
    path: Path, rows: Iterable[tuple[int, RowT]], key: str, *, place: str = "line"
) -> Iterator[tuple[int, RowT]]:
    """Yield the numbered rows, of which there must be one, and no two with the same `key`.

    Raises: MalformedQuestionSet.
    """
    place_of: dict[object, int] = {}
    is_empty = True
    for number, row in rows:
        is_empty = False
        value = getattr(row, key)
        first = number if value is None else place_of.setdefault(value, number)
        if first != number:
            raise malformed(path, number, f"{key} is that of {place} {first}", place=place)
        yield number, row
    if is_empty:
        raise MalformedQuestionSet(f"{path.name}: holds no row", hint="Give a file with one JSON object a line.")


def malformed(path: Path, number: int, what: str, *, place: str = "line") -> MalformedQuestionSet:
    """Return the error that names a file, a place in it, and what is wrong there."""
    return MalformedQuestionSet(f"{path.name}, {place} {number}: {what}", hint=f"Mend this {place}.")


def _checked_rows(path: Path, row_type: type[RowT]) -> Iterator[tuple[int, RowT]]:
    for number, line in read_lines(path):
        yield number, checked(path, number, partial(row_type.model_validate_json, line))


def checked(path: Path, number: int, validate: Callable[[], RowT], *, place: str = "line") -> RowT:
    """Return what `validate` returns, or say where and why it could not.

    Raises: MalformedQuestionSet.
    """
    try:
        return validate()
    except ValidationError as error:
        raise malformed(path, number, first_fault(error), place=place) from error


def first_fault(error: ValidationError) -> str:
    """Return the field and the rule that it breaks, without its value."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    return f"{field}: {first['msg']}" if field else str(first["msg"])


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file that are not blank, with their numbers from 1, without a byte order mark.

    Raises: MalformedQuestionSet.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as file:
            for number, line in enumerate(file, 1):
                if content := line.removeprefix(BOM_UTF8 if number == 1 else b"").strip():
                    yield number, content
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, error) from error


def read_bytes(path: Path) -> bytes:
    """Return the content of a file, unpacked where its name ends in `.gz`, without a byte order mark.

    Raises: MalformedQuestionSet.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as file:
            return bytes(file.read()).removeprefix(BOM_UTF8)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> MalformedQuestionSet:
    """Return the error for a file that cannot be read."""
    why = getattr(error, "strerror", None) or error
    return MalformedQuestionSet(f"{path.name}: cannot be read: {why}", hint="Check the path and the file.")
