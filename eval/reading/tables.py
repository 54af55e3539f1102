"""CSV files and JSON arrays of rows, as spreadsheets, RAGAS and DeepEval export them.

The first line of a CSV file names its columns; the delimiter is the most frequent one of comma, semicolon and tab in
that line. A cell with several values is a JSON array, or has `|` between the values.
"""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import MalformedQuestionSet
from eval.reading.json_lines import given_rows, read_bytes
from eval.reading.questions import QuestionSet
from eval.reading.row import Position, Rows, unique
from eval.reading.rows import ANSWER_NAMES, CONTEXT_NAMES, QUESTION_NAMES, QuestionRow, set_of_rows

_LIST_NAMES = frozenset({*ANSWER_NAMES, *CONTEXT_NAMES, "paragraphs"})
_FLAG_NAMES = frozenset({"answerable", "is_impossible"})
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_DELIMITERS = ",;\t"
_BETWEEN = "|"
# A cell may contain a whole passage, which can exceed the default of the csv module, 128 KiB.
_LARGEST_CELL = 20_000_000


def load_csv(path: Path) -> QuestionSet:
    """Return the question set of a CSV file.

    Raises:
        MalformedQuestionSet: the message names the file, the line on which the row ends, and the fault.
    """
    return set_of_rows(path, unique(path, _csv_rows(path), "id"))


def load_array(path: Path, rows: list[Any]) -> QuestionSet:
    """Return the question set of a JSON array; error messages number its items from 1.

    Raises: MalformedQuestionSet.
    """
    return set_of_rows(path, given_rows(path, rows, QuestionRow, key="id"))


def _csv_rows(path: Path) -> Rows[QuestionRow]:
    try:
        text = read_bytes(path).decode()
    except UnicodeDecodeError as error:
        raise MalformedQuestionSet(f"{path.name}: not UTF-8", hint="Save it as CSV in UTF-8.") from error
    first = text.partition("\n")[0]
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    names = [str(name).strip() for name in reader.fieldnames or ()]
    if not set(names) & set(QUESTION_NAMES):
        raise Position(path, 1).malformed(f"no column is called {' or '.join(QUESTION_NAMES)}")
    reader.fieldnames = names
    try:
        for cells in reader:
            position = Position(path, reader.line_num)
            if None in cells or None in cells.values():
                raise position.malformed(f"the row has not as many cells as line 1, which has {len(names)}")
            row = {name: _value(position, name, cell) for name, cell in cells.items() if cell.strip()}
            yield position, position.row(QuestionRow, json.dumps(row))
    except csv.Error as error:
        # The reader has counted the rows before this one.
        raise Position(path, reader.line_num + 1).malformed(str(error)) from error


def _value(position: Position, name: str, cell: str) -> object:
    cell = cell.strip()
    if name in _FLAG_NAMES:
        if cell.lower() not in _FLAGS:
            raise position.malformed(f"{name}: neither true nor false")
        return _FLAGS[cell.lower()]
    if name == "history" or (name in _LIST_NAMES and cell.startswith("[")):
        return _json(position, name, cell)
    return [each.strip() for each in cell.split(_BETWEEN)] if name in _LIST_NAMES else cell


def _json(position: Position, name: str, cell: str) -> object:
    try:
        return json.loads(cell)
    except (json.JSONDecodeError, RecursionError) as error:
        raise position.malformed(f"{name}: not a JSON array") from error


def rows_of_columns(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows of a table given as columns, `{"question": [...], ...}`; None if it is not such a table."""
    columns = {name: cells for name, cells in value.items() if isinstance(cells, list)}
    lengths = {len(cells) for cells in columns.values()}
    if not set(columns) & set(QUESTION_NAMES) or len(lengths) != 1:
        return None
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
