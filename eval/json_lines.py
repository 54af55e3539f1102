"""Files of JSON lines: a path in, checked rows out, each with the line that it stands on.

Every row is outside data, so a pydantic model says what it must hold, and the first row that does not is named by file
and line. A name ending in `.gz` is read through gzip; blank lines are passed over.
"""

import gzip
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import MalformedQuestionSet


class Row(BaseModel):
    """A JSON object: values are taken as they are (`"yes"` is no boolean), fields without a meaning are passed over."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


RowT = TypeVar("RowT", bound=Row)


def read_rows(path: Path, row_type: type[RowT], *, key: str) -> Iterator[tuple[int, RowT]]:
    """Yield the number of each line, from 1, and its row.

    Args:
        key: the field that no two rows share.

    Raises:
        MalformedQuestionSet: the file cannot be read, holds no row, or a row is not of this type or repeats a key.
    """
    line_of: dict[object, int] = {}
    for number, line in _lines(path):
        row = _parsed(path, number, line, row_type)
        first = line_of.setdefault(getattr(row, key), number)
        if first != number:
            raise malformed(path, number, f"{key} is that of line {first}")
        yield number, row
    if not line_of:
        raise MalformedQuestionSet(f"{path.name}: holds no row", hint="Give a file with one JSON object a line.")


def malformed(path: Path, line: int, what: str) -> MalformedQuestionSet:
    """Return the error that names a file, a line of it, and what is wrong there."""
    return MalformedQuestionSet(f"{path.name}, line {line}: {what}", hint="Mend this line.")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as file:
            for number, line in enumerate(file, 1):
                if content := line.removeprefix(BOM_UTF8 if number == 1 else b"").strip():
                    yield number, content
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        raise MalformedQuestionSet(
            f"{path.name}: cannot be read: {why}", hint="Check the path and the file."
        ) from error


def _parsed(path: Path, number: int, line: bytes, row_type: type[RowT]) -> RowT:
    try:
        return row_type.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise malformed(path, number, f"{field}: {first['msg']}" if field else first["msg"]) from error
