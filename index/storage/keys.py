"""API keys as stored: permissions, and the digest of the secret.

Revoked keys stay in the table: a server that ever had a key never becomes open again.
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
    """A key without its secret; None for `collections` or `requests_a_minute` is no limit."""

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
    """Insert a key."""
    named = None if key.collections is None else json.dumps(key.collections)
    marks = ", ".join(f":{column}" for column in _COLUMNS)
    row = asdict(key) | {"collections": named}
    connection.execute(f"INSERT INTO keys ({', '.join(_COLUMNS)}) VALUES ({marks})", row)


def read_keys(connection: apsw.Connection) -> list[StoredKey]:
    """Return all keys, the oldest first."""
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM keys ORDER BY created, id")
    return [_stored(dict(zip(_COLUMNS, row, strict=True))) for row in rows]


def revoke_key(connection: apsw.Connection, key_id: str) -> bool:
    """Revoke a key, and return whether it exists. Idempotent."""
    connection.execute("UPDATE keys SET revoked = coalesce(revoked, ?) WHERE id = ?", (utc_now(), key_id))
    return connection.changes() > 0


def _stored(row: dict[str, Any]) -> StoredKey:
    named = row["collections"]
    return StoredKey(**row | {"collections": None if named is None else tuple(json.loads(named))})
