"""API keys: made once, shown once, and recognised by a digest.

    iqt_<8 hex digits, the id>_<43 letters, 256 random bits>

The id is no secret: it stands in lists and logs. The digest is SHA-256 without salt or stretching, which guard secrets
that people choose; nobody guesses 256 bits.
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
    """What a key is good for; `collections` None stands for all, also those that do not exist yet."""

    role: Role = "read"
    collections: Sequence[str] | None = None
    requests_a_minute: int | None = None
    sources: SourcesProfile = "annotations"


READ_ALL = Grant()


def create_key(database: Database, grant: Grant = READ_ALL) -> str:
    """Make a key and return it, the only time that it is known whole.

    Raises:
        UnknownCollection: one of the names is none.
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
    """Return all keys, also revoked ones, the oldest first."""
    with database.reading() as connection:
        return read_keys(connection)


def revoke(database: Database, key_id: str) -> None:
    """Make a key worthless at once, in every process.

    Raises:
        SettingsError: there is no key of this id.
    """
    with database.writing() as connection:
        if not revoke_key(connection, key_id):
            raise SettingsError("there is no such key", hint="`iqtibas keys list` shows the ids.")


def recognised(key: str, keys: Mapping[str, StoredKey]) -> StoredKey | None:
    """Return the stored key that this one is, unless it was revoked.

    It takes the same time whether the id is unknown, the secret is wrong, or all is right.

    Args:
        keys: by id.
    """
    match = _KEY.fullmatch(key)
    found = keys.get(match[1]) if match else None
    is_right = hmac.compare_digest(digest(key), found.sha256 if found else _NO_DIGEST)
    return found if found and is_right and found.revoked is None else None


def digest(key: str) -> bytes:
    """Return the SHA-256 of a key; what is no Unicode cannot be one, and has a digest all the same."""
    return sha256(key.encode("utf-8", "replace")).digest()
