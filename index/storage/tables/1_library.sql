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

INSERT INTO collections (name) VALUES ('default');
