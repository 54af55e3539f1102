"""The change log, by which an index in memory catches up with the database.

A change is a document added or removed: a number, and the range of the keys of its passages. The last number is the
generation of the library.
"""

from dataclasses import dataclass
from typing import Any, Literal

import apsw


@dataclass(frozen=True, slots=True)
class Delta:
    """The difference between an earlier change and `change`.

    To apply it: delete all keys in `removed`, then add the passages with keys in `added` that still exist.
    """

    change: int
    removed: tuple[range, ...]
    added: range


def log_change(connection: apsw.Connection, collection: int, kind: Literal["add", "remove"], keys: range) -> None:
    """Log that passages with these keys were added or removed, in the same transaction."""
    connection.execute(
        "INSERT INTO changes (collection, kind, first_key, last_key) VALUES (?, ?, ?, ?)",
        (collection, kind, keys.start, keys.stop - 1),
    )


def generation(connection: apsw.Connection) -> int:
    """Return the number of the last change in any collection, 0 before the first."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM changes").get)


def changes_since(connection: apsw.Connection, collection: int, change: int) -> Delta:
    """Return the difference of a collection since a change; since 0, all of it."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT kind, first_key, last_key FROM changes WHERE collection = ? AND number > ?", (collection, change)
    ).fetchall()
    removed = tuple(range(first, last + 1) for kind, first, last in rows if kind == "remove")
    added = [range(first, last + 1) for kind, first, last in rows if kind == "add"]
    # Keys ascend with change numbers: none between the first and the last of the new ones is older.
    span = range(added[0].start, added[-1].stop) if added else range(0)
    return Delta(generation(connection), removed, span)


def passages_changed_since(connection: apsw.Connection, collection: int, change: int) -> int:
    """Return how many passages were added or removed since a change: the cost of catching up."""
    row = connection.execute(
        "SELECT coalesce(sum(last_key - first_key + 1), 0) FROM changes WHERE collection = ? AND number > ?",
        (collection, change),
    )
    return int(row.get)
