"""The tables of the store, and bringing a database file to them.

`passages.key` is AUTOINCREMENT, so a key is never used twice, and keys grow with the numbers of `changes`: what was
added after a change has keys above all that stood before it. `terms` and `vectors` are derived from passages, kept so
that an index is rebuilt without tokenising and without a model; their CRC-32 tells bit rot, which SQLite does not see.
"""

import time

import apsw

from corpus.errors import StorageUnavailable
from index.storage.transaction import transaction

DEFAULT_COLLECTION = "default"
"""The collection that always exists."""

_LIBRARY = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Digests of encoders and analyzers, so that a row of vectors or terms names its maker with a small number.
CREATE TABLE fingerprints (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE documents (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
    document_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    url TEXT,
    published TEXT,
    translation_source TEXT NOT NULL,
    metadata TEXT NOT NULL,
    added TEXT NOT NULL,
    passages INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (collection, document_id)
) STRICT;

CREATE TABLE passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    language TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    translation_sha256 BLOB,
    text TEXT NOT NULL,
    translation TEXT,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX passages_by_collection ON passages (collection);

CREATE TABLE terms (
    passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
    analyzer INTEGER NOT NULL REFERENCES fingerprints,
    length INTEGER NOT NULL,
    crc32 INTEGER NOT NULL,
    counts BLOB NOT NULL
) STRICT;

CREATE TABLE vectors (
    passage INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
    encoder INTEGER NOT NULL REFERENCES fingerprints,
    views INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    crc32 INTEGER NOT NULL,
    float16 BLOB NOT NULL,
    UNIQUE (passage, encoder)
) STRICT;

-- No foreign key: the log outlives what it speaks of.
CREATE TABLE changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('add', 'remove')),
    first_key INTEGER NOT NULL,
    last_key INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_by_collection ON changes (collection, number);

CREATE TABLE snapshots (
    name TEXT PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    count INTEGER NOT NULL,
    last_change INTEGER NOT NULL,
    UNIQUE (collection, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO collections (name) VALUES ('{DEFAULT_COLLECTION}');
"""

_SERVER = """
-- Of a key only its digest: who reads this file can use none. `collections` is a JSON array, NULL for all of them.
CREATE TABLE keys (
    id TEXT PRIMARY KEY,
    sha256 BLOB NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('read', 'write', 'admin')),
    collections TEXT,
    requests_a_minute INTEGER,
    sources TEXT NOT NULL,
    created TEXT NOT NULL,
    revoked TEXT
) STRICT, WITHOUT ROWID;

-- `runner` names the process that works on it; `owner` the key that asked for it, NULL where none is needed.
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    owner TEXT,
    runner TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    progress REAL NOT NULL,
    result TEXT,
    problem TEXT,
    created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unfinished_jobs ON jobs (runner) WHERE status IN ('queued', 'running');
"""

_FILES = """
-- Where a passage stands in its file, as JSON; plain text has no row.
CREATE TABLE places (
    passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
    place TEXT NOT NULL
) STRICT;

-- Versions that were replaced, for citations that name them. Never searched; they go when their document goes.
CREATE TABLE old_documents (
    key INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
    document_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    url TEXT,
    published TEXT,
    translation_source TEXT NOT NULL,
    metadata TEXT NOT NULL,
    added TEXT NOT NULL,
    passages INTEGER NOT NULL,
    UNIQUE (collection, document_id, version)
) STRICT;

CREATE TABLE old_passages (
    document INTEGER NOT NULL REFERENCES old_documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    language TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    translation_sha256 BLOB,
    text TEXT NOT NULL,
    translation TEXT,
    place TEXT,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- What tells documents with nearly the same words: equal bands of their MinHash signatures.
CREATE TABLE sketches (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    signature BLOB NOT NULL
) STRICT;
CREATE TABLE sketch_bands (
    collection INTEGER NOT NULL,
    band INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (collection, band, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_bands_by_document ON sketch_bands (document);
"""

STEPS = (_LIBRARY, _SERVER, _FILES)
"""What made each version out of the one before. Only ever append: files of every version are about."""

VERSION = len(STEPS)
"""Kept in `PRAGMA user_version`."""

_WRITE_AHEAD_WITHIN_S, _WRITE_AHEAD_AGAIN_S = 10.0, 0.01
"""How long a new file's first user waits for others, and how often it looks; chosen, each holds it for milliseconds."""


def upgrade(connection: apsw.Connection) -> None:
    """Bring the tables to this version, all of it or nothing; several processes may try at once.

    Raises:
        StorageUnavailable: the file was written by a newer version of this program.
    """
    if _version(connection) == VERSION:
        return
    _use_write_ahead_log(connection)
    with transaction(connection, "BEGIN IMMEDIATE"):
        found = _version(connection)
        if found > VERSION:
            raise StorageUnavailable(
                f"the data folder has schema version {found}, this program knows up to {VERSION}",
                hint="Upgrade iqtibas, or point IQTIBAS_HOME at another folder.",
            )
        for step in STEPS[found:]:
            connection.execute(step)
        connection.pragma("user_version", VERSION)


def _use_write_ahead_log(connection: apsw.Connection) -> None:
    """Have the file written ahead, once the others that open a new file at this moment let it: SQLite does not wait."""
    deadline = time.monotonic() + _WRITE_AHEAD_WITHIN_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except apsw.BusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_WRITE_AHEAD_AGAIN_S)
        else:
            return


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))
