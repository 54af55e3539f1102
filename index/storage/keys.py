"""API keys as they are stored: what each may do, and a digest from which the key cannot be found.

A revoked key stays in the table. So does the fact that there ever was one, which closes the server for good.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

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
    revoked: str | None


class _Row(NamedTuple):
    id: str
    sha256: bytes
    role: Role
    collections: str | None
    requests_a_minute: int | None
    sources: SourcesProfile
    created: str
    revoked: str | None


def insert_key(
    connection: apsw.Connection,
    key_id: str,
    sha256: bytes,
    role: Role,
    collections: Sequence[str] | None,
    requests_a_minute: int | None,
    sources: SourcesProfile,
) -> None:
    """Write a new key."""
    named = None if collections is None else json.dumps(list(collections))
    row = _Row(key_id, sha256, role, named, requests_a_minute, sources, utc_now(), None)
    connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def read_keys(connection: apsw.Connection) -> list[StoredKey]:
    """Return all keys, the oldest first."""
    select = f"SELECT {', '.join(_Row._fields)} FROM keys ORDER BY created, id"
    return [_stored(_Row(*row)) for row in connection.execute(select)]


def revoke_key(connection: apsw.Connection, key_id: str) -> bool:
    """Note that a key counts no longer; return whether there is one of this id. Twice is once."""
    connection.execute("UPDATE keys SET revoked = coalesce(revoked, ?) WHERE id = ?", (utc_now(), key_id))
    return connection.changes() > 0


def _stored(row: _Row) -> StoredKey:
    collections = None if row.collections is None else tuple(json.loads(row.collections))
    return StoredKey(**row._replace(collections=None)._asdict() | {"collections": collections})
