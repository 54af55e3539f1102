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
