"""Filters: conditions on documents, evaluated to the allowed passage keys before ranking."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import apsw
import numpy as np

from corpus.errors import InvalidDocument
from corpus.passage import Language, Scalar
from index.arrays import Keys

Condition = tuple[str, tuple[str | int | float, ...]]


@dataclass(frozen=True, slots=True)
class Filters:
    """A conjunction of conditions; empty fields are no condition.

    `languages` are those of the passages, not of translations. `published_from` and `published_to` are ISO dates, both
    inclusive; a document without a date is outside any range. Values of `metadata` are compared by type: true is not 1,
    and "1" is not 1, but 1 equals 1.0.

    Raises:
        InvalidDocument: the range of dates ends before it begins.
    """

    document_ids: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    published_from: str | None = None
    published_to: str | None = None
    metadata: Mapping[str, Scalar] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_range(self.published_from, self.published_to)


def check_range(published_from: str | None, published_to: str | None) -> None:
    """Raise InvalidDocument where the first of two ISO dates is the later one."""
    if published_from is not None and published_to is not None and published_from > published_to:
        raise InvalidDocument("published_from is later than published_to", hint="Swap them, or leave one out.")


NO_FILTERS = Filters()


def allowed_keys(connection: apsw.Connection, collection: int, filters: Filters) -> Keys | None:
    """Return the keys of a collection's passages that meet the filters, None where there is no condition."""
    conditions = list(_conditions(filters))
    if not conditions:
        return None
    clauses = " AND ".join(clause for clause, _ in conditions)
    bindings = [value for _, values in conditions for value in values]
    query = f"SELECT p.key FROM documents d JOIN passages p ON p.document = d.key WHERE d.collection = ? AND {clauses}"
    return np.fromiter((key for (key,) in connection.execute(query, (collection, *bindings))), np.int64)


def _conditions(filters: Filters) -> Iterator[Condition]:
    if filters.document_ids:
        yield "d.document_id IN (SELECT value FROM json_each(?))", (json.dumps(filters.document_ids),)
    if filters.languages:
        yield "p.language IN (SELECT value FROM json_each(?))", (json.dumps(filters.languages),)
    if filters.published_from is not None:
        yield "d.published >= ?", (filters.published_from,)
    if filters.published_to is not None:
        yield "d.published <= ?", (filters.published_to,)
    for name, value in filters.metadata.items():
        yield _metadata_condition(name, value)


def _metadata_condition(name: str, value: Scalar) -> Condition:
    exists = "EXISTS (SELECT 1 FROM json_each(d.metadata) m WHERE m.key = ? AND {})"
    if isinstance(value, bool):
        return exists.format("m.type = ?"), (name, "true" if value else "false")
    if isinstance(value, str):
        return exists.format("m.type = 'text' AND m.value = ?"), (name, value)
    # As JSON, because a Python integer may exceed the 64 bits of SQLite.
    return exists.format("m.type IN ('integer', 'real') AND m.value = json_extract(?, '$')"), (name, json.dumps(value))
