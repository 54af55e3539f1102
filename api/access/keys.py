"""API keys, of which only a digest is stored.

    iqt_<id: 8 hexadecimal digits>_<secret: 43 characters, 256 random bits>

The id is not secret: it appears in lists and logs. The digest is plain SHA-256: salt and stretching protect secrets
that people choose, and 256 random bits cannot be guessed.
"""

import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from corpus.errors import SettingsError
from index.storage.catalogue import collection_id
from index.storage.clock import utc_now
from index.storage.database import Database
from index.storage.keys import Role, SourcesProfile, StoredKey, insert_key, read_keys, revoke_key

SECRET_BYTES = 32
_ID_BYTES = 4
_KEY = re.compile(r"iqt_([0-9a-f]{8})_[\w-]{43}", re.ASCII)
_NO_DIGEST = bytes(sha256().digest_size)


@dataclass(frozen=True, slots=True)
class Grant:
    """The rights of a key; `collections` None stands for all, including those created later."""

    role: Role = "read"
    collections: Sequence[str] | None = None
    requests_a_minute: int | None = None
    sources: SourcesProfile = "annotations"


READ_ALL = Grant()


def create_key(database: Database, grant: Grant = READ_ALL) -> str:
    """Create a key and return it; it cannot be read again.

    Raises:
        UnknownCollection: a collection of the grant does not exist.
    """
    key_id = secrets.token_hex(_ID_BYTES)
    key = f"iqt_{key_id}_{secrets.token_urlsafe(SECRET_BYTES)}"
    with database.writing() as connection:
        for name in grant.collections or ():
            collection_id(connection, name)
        reached = None if grant.collections is None else tuple(grant.collections)
        limits = grant.role, reached, grant.requests_a_minute, grant.sources
        insert_key(connection, StoredKey(key_id, digest(key), *limits, created=utc_now()))
    return key


def list_keys(database: Database) -> list[StoredKey]:
    """Return all keys, including revoked ones, oldest first."""
    with database.reading() as connection:
        return read_keys(connection)


def revoke(database: Database, key_id: str) -> None:
    """Revoke a key, for every process at once.

    Raises:
        SettingsError: no key has this id.
    """
    with database.writing() as connection:
        if not revoke_key(connection, key_id):
            raise SettingsError("there is no such key", hint="`iqtibas keys list` shows the ids.")


def recognised(key: str, keys: Mapping[str, StoredKey]) -> StoredKey | None:
    """Return the stored key that `key` matches; None if there is none or it was revoked.

    The time does not depend on whether the id is unknown or the secret is wrong.

    Args:
        keys: the stored keys by id.
    """
    match = _KEY.fullmatch(key)
    found = keys.get(match[1]) if match else None
    is_right = hmac.compare_digest(digest(key), found.sha256 if found else _NO_DIGEST)
    return found if found and is_right and found.revoked is None else None


def digest(key: str) -> bytes:
    """Return the SHA-256 of a key; lone surrogates, which no key has, are replaced."""
    return sha256(key.encode("utf-8", "replace")).digest()
