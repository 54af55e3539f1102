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
