"""Files of JSON lines: a path in, validated rows with their positions out.

Files whose names end in `.gz` are decompressed; blank lines are skipped.
"""

import gzip
import json
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import MalformedQuestionSet
from eval.reading.row import Position, Rows, RowT, unique


def read_rows(path: Path, row_type: type[RowT], *, key: str) -> Rows[RowT]:
    """Yield the rows of a file.

    Args:
        key: the field that must be unique; rows without it are not compared.

    Raises:
        MalformedQuestionSet: the file cannot be read or has no rows, or a row is invalid or repeats a key.
    """
    positions = ((Position(path, number), line) for number, line in read_lines(path))
    return unique(path, ((position, position.row(row_type, line)) for position, line in positions), key)


def given_rows(path: Path, values: Sequence[Any], row_type: type[RowT], *, key: str) -> Rows[RowT]:
    """Yield the values of a JSON array as rows. Raises as `read_rows`."""
    positions = ((Position(path, number, "item"), value) for number, value in enumerate(values, 1))
    return unique(path, ((position, position.row(row_type, json.dumps(value))) for position, value in positions), key)


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file that are not blank, with their numbers from 1; a byte order mark is removed.

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
    """Return the content of a file, decompressed if its name ends in `.gz`, without a byte order mark.

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
