"""Authentication: the caller of a request, by its key or its signed link.

Keys are reloaded when the database has changed since the last request (`PRAGMA data_version`), so that a key created
or revoked by any process takes effect with the next request.
"""

import hmac
import threading
from collections.abc import Mapping
from pathlib import Path

import apsw

from api.access.caller import ANYBODY, Caller
from api.access.keys import digest, recognised
from api.access.signatures import SignedPassage, link_secret, signed, signed_collection
from corpus.errors import SettingsError
from index.storage.database import Database
from index.storage.keys import StoredKey, read_keys
from index.storage.transaction import storage_errors, transaction

MIN_FILE_KEY_CHARACTERS = 32
"""Of the key in `IQTIBAS_API_KEY_FILE`: 128 bits if they are random hexadecimal digits."""

FILE_KEY_ID = "file"
_BEARER = "bearer "


class Authenticator:
    """Authenticates callers; thread-safe.

    Args:
        file_key: an administrator's key from a file; empty for none.
        is_public: whether other machines reach the server, which then is never open without a key.
    """

    def __init__(self, database: Database, file_key: str = "", *, is_public: bool = False) -> None:
        self._database = database
        self._file_digest = digest(file_key) if file_key else None
        self._is_public = is_public
        self._guard = threading.Lock()
        self._connection: apsw.Connection | None = None
        self._data_version: int | None = None
        self._keys: dict[str, StoredKey] = {}
        self._secret: bytes | None = None

    def is_open(self) -> bool:
        """Return whether everything is allowed without a key: none was ever created, and the server is not public."""
        return not (self._is_public or self._file_digest or self._known_keys())

    def caller(self, authorization: str) -> Caller | None:
        """Return the caller of an `Authorization` header; None if it has no valid key."""
        if self.is_open():
            return ANYBODY
        if not authorization.lower().startswith(_BEARER):
            return None
        key = authorization[len(_BEARER) :].strip()
        if self._file_digest and hmac.compare_digest(digest(key), self._file_digest):
            return Caller("admin", key_id=FILE_KEY_ID)
        found = recognised(key, self._known_keys())
        return None if found is None else Caller.of(found)

    def link_caller(self, path: str, query: str) -> Caller | None:
        """Return the caller of a signed link, who may read its passage; None if the signature is not valid."""
        if "signature=" not in query:
            return None
        collection = signed_collection(self._link_secret(), path, query)
        return None if collection is None else Caller(None, (collection,))

    def link_query(self, passage: SignedPassage) -> str:
        """Return the signed query of a link to a passage; empty while no key is needed."""
        return "" if self.is_open() else signed(self._link_secret(), passage)

    def _known_keys(self) -> Mapping[str, StoredKey]:
        with self._guard, storage_errors():
            if self._connection is None:
                self._connection = self._database.connect()
            with transaction(self._connection) as connection:
                version = connection.pragma("data_version")
                if version != self._data_version:
                    self._keys = {key.id: key for key in read_keys(connection)}
                    self._data_version = version
        return self._keys

    def _link_secret(self) -> bytes:
        if self._secret is None:
            self._secret = link_secret(self._database)
        return self._secret


def read_key_file(path: Path | None) -> str:
    """Return the key in a file; empty without a file.

    Raises:
        SettingsError: the file cannot be read, or does not hold a key of `MIN_FILE_KEY_CHARACTERS` printable ASCII
            characters.
    """
    if path is None:
        return ""
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"IQTIBAS_API_KEY_FILE={path}: cannot be read", hint="Check the file.") from error
    if len(key) < MIN_FILE_KEY_CHARACTERS or not key.isascii() or not key.isprintable() or " " in key:
        raise SettingsError(
            f"IQTIBAS_API_KEY_FILE={path}: holds no key of at least {MIN_FILE_KEY_CHARACTERS} characters",
            hint="Make one: openssl rand -hex 32",
        )
    return key
