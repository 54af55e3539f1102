"""The log of what came and went, by which an index in memory catches up with the database.

A document added or removed is one change: a number, and the range of its passages' keys. The last number is the
generation of the whole library.
"""

from dataclasses import dataclass
from typing import Any, Literal

import apsw


@dataclass(frozen=True, slots=True)
class Delta:
    """What an index that stands at an earlier change has to do to stand at `change`.

    Forget every key in `removed`, then take the collection's passages with keys in `added`, as far as they still exist.
    """

    change: int
    removed: tuple[range, ...]
    added: range


def log_change(connection: apsw.Connection, collection: int, kind: Literal["add", "remove"], keys: range) -> None:
    """Note that the passages with these keys were added or removed, in the transaction that does so."""
    connection.execute(
        "INSERT INTO changes (collection, kind, first_key, last_key) VALUES (?, ?, ?, ?)",
        (collection, kind, keys.start, keys.stop - 1),
    )


def generation(connection: apsw.Connection) -> int:
    """Return the number of the last change of any collection, 0 before the first."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM changes").get)


def changes_since(connection: apsw.Connection, collection: int, change: int) -> Delta:
    """Return what happened to a collection after a change; from 0 on, that is all of it."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT kind, first_key, last_key FROM changes WHERE collection = ? AND number > ?", (collection, change)
    ).fetchall()
    removed = tuple(range(first, last + 1) for kind, first, last in rows if kind == "remove")
    added = [range(first, last + 1) for kind, first, last in rows if kind == "add"]
    # Keys grow with change numbers, so that nothing older lies between the first and the last of the new ones.
    span = range(added[0].start, added[-1].stop) if added else range(0)
    return Delta(generation(connection), removed, span)


def passages_changed_since(connection: apsw.Connection, collection: int, change: int) -> int:
    """Return how many passages were added or removed after a change: the work of catching up."""
    row = connection.execute(
        "SELECT coalesce(sum(last_key - first_key + 1), 0) FROM changes WHERE collection = ? AND number > ?",
        (collection, change),
    )
    return int(row.get)
