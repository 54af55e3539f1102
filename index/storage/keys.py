"""API keys as they are stored: what each may do, and a digest from which the key cannot be found.

A revoked key stays in the table. So does the fact that there ever was one, which closes the server for good.
"""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

import apsw

from index.storage.clock import utc_now

Role = Literal["read", "write", "admin"]
SourcesProfile = Literal["annotations", "openwebui", "inline", "none"]


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key without its secret; `collections` and `requests_a_minute` None stand for no limit."""

    id: str
    sha256: bytes
    role: Role
    collections: tuple[str, ...] | None
    requests_a_minute: int | None
    sources: SourcesProfile
    created: str
    revoked: str | None = None


_COLUMNS = tuple(field.name for field in fields(StoredKey))


def insert_key(connection: apsw.Connection, key: StoredKey) -> None:
    """Write a new key."""
    named = None if key.collections is None else json.dumps(key.collections)
    marks = ", ".join(f":{column}" for column in _COLUMNS)
    row = asdict(key) | {"collections": named}
    connection.execute(f"INSERT INTO keys ({', '.join(_COLUMNS)}) VALUES ({marks})", row)


def read_keys(connection: apsw.Connection) -> list[StoredKey]:
    """Return all keys, the oldest first."""
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM keys ORDER BY created, id")
    return [_stored(dict(zip(_COLUMNS, row, strict=True))) for row in rows]


def revoke_key(connection: apsw.Connection, key_id: str) -> bool:
    """Note that a key counts no longer; return whether there is one of this id. Twice is once."""
    connection.execute("UPDATE keys SET revoked = coalesce(revoked, ?) WHERE id = ?", (utc_now(), key_id))
    return connection.changes() > 0


def _stored(row: dict[str, Any]) -> StoredKey:
    named = row["collections"]
    return StoredKey(**row | {"collections": None if named is None else tuple(json.loads(named))})
