"""Snapshots: index files beside the database that make a large collection open fast.

A snapshot is an optimisation and nothing depends on it. Its files get names never used before, are written, synced and
renamed into place; only then does one transaction name them with their SHA-256 and the last change they hold. So a
process killed anywhere leaves either the old snapshot or the new one, and perhaps files without a name, which are swept
away. A file that is not what its row says is set aside as `.corrupt-*`, never read and never deleted.

    named by a row ──> SHA-256 fits ──> parsed ──> `live` replays the changes after `last_change`
                  └──> missing or damaged ──> set aside; `live` builds the index from the database
"""

import logging
import os
import secrets
from collections.abc import Callable, Mapping, Sequence, Sized
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

import apsw

from corpus.errors import IndexingError
from index.storage.database import Database
from index.storage.locks import try_lock

_LOG = logging.getLogger("iqtibas.index")

_LOCK = ".lock"
_WRITING = ".writing-"
_CORRUPT = ".corrupt-"

Index = TypeVar("Index", bound=Sized)


@dataclass(frozen=True, slots=True)
class Side:
    """Which files hold one side of an index, sparse or dense, and the fingerprint of what made its terms or vectors."""

    kinds: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class FrozenSide:
    """The files of one side by kind, and how many passages they hold."""

    side: Side
    files: Mapping[str, bytes]
    count: int


@dataclass(frozen=True, slots=True)
class _File:
    """A row of the table `snapshots`, as far as reading needs it."""

    kind: str
    name: str
    sha256: bytes
    count: int
    last_change: int


class Snapshots:
    """The snapshot folder of a library."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database

    def last_change(self, connection: apsw.Connection, collection: int, sides: Sequence[Side]) -> int:
        """Return the change that a collection's snapshot stands at, 0 where a side has none."""
        files = [_files(connection, collection, side) for side in sides]
        return min(found[0].last_change if found else 0 for found in files)

    def read(
        self,
        connection: apsw.Connection,
        collection: int,
        side: Side,
        parse: Callable[[Mapping[str, bytes]], Index],
    ) -> tuple[Index, int] | None:
        """Return an index and the change it stands at, or None where there is no snapshot that can be trusted.

        Args:
            parse: makes the index from its files' contents by kind; a ValueError says that they are none.
        """
        files = _files(connection, collection, side)
        contents = {file.kind: data for file in files if (data := self._verified(file)) is not None}
        if not files or len(contents) < len(files):
            return None
        try:
            index = parse(contents)
            _expect(len(index) == files[0].count, "it holds another number of passages")
        except ValueError as error:
            for file in files:
                self._set_aside(file, str(error))
            return None
        return index, files[0].last_change

    def write(self, collection: int, sides: Sequence[FrozenSide], last_change: int) -> bool:
        """Keep a snapshot in place of the collection's older one, and return whether that was done.

        It is not done while another process writes one, nor where the disk refuses; the log says why.
        """
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
        with try_lock(self._folder / _LOCK) as mine:
            if not mine:
                return False
            try:
                self._write(collection, sides, last_change)
            except (OSError, IndexingError) as error:
                _LOG.warning("no snapshot of collection %s was written: %s", collection, error)
                return False
            finally:
                self._delete_unnamed()
        return True

    def sweep(self) -> None:
        """Delete files that no row names, unless another process is at work here: they may be its own."""
        with try_lock(self._folder / _LOCK) as mine:
            if mine:
                self._delete_unnamed()

    def _write(self, collection: int, sides: Sequence[FrozenSide], last_change: int) -> None:
        rows = [
            (self._new_file(collection, kind, data), kind, frozen.side.fingerprint, sha256(data).digest(), frozen.count)
            for frozen in sides
            for kind, data in frozen.files.items()
        ]
        _sync_folder(self._folder)
        with self._database.writing() as connection:
            connection.execute("DELETE FROM snapshots WHERE collection = ?", (collection,))
            connection.executemany(
                "INSERT INTO snapshots (collection, last_change, name, kind, fingerprint, sha256, count) "
                "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM collections WHERE id = ?1",
                ((collection, last_change, *row) for row in rows),
            )

    def _new_file(self, collection: int, kind: str, data: bytes) -> str:
        name = f"c{collection}-{kind}-{secrets.token_hex(8)}"
        unfinished = self._folder / f"{_WRITING}{name}"
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._folder / name)
        return name

    def _delete_unnamed(self) -> None:
        # Whatever stays behind is no harm, and the next sweep has another try.
        with suppress(OSError, IndexingError):
            with self._database.reading() as connection:
                named = {name for (name,) in connection.execute("SELECT name FROM snapshots")}
            for path in self._folder.iterdir():
                if path.name not in named and path.name != _LOCK and not path.name.startswith(_CORRUPT):
                    _delete(path)

    def _verified(self, file: _File) -> bytes | None:
        """Return the file's contents if they are those that were written; the very bytes that were hashed."""
        try:
            data = _read_regular(self._folder / file.name)
            _expect(sha256(data).digest() == file.sha256, "its SHA-256 is another")
        except OSError as error:
            self._set_aside(file, error.strerror)
            return None
        except ValueError as error:
            self._set_aside(file, str(error))
            return None
        return data

    def _set_aside(self, file: _File, reason: str | None) -> None:
        with suppress(OSError):
            (self._folder / file.name).rename(self._folder / f"{_CORRUPT}{file.name}")
        if self._forget(file):
            _LOG.error("snapshot %s is not used (%s): set aside, and built again from the database", file.name, reason)

    def _forget(self, file: _File) -> bool:
        """Delete the row of a file, and return False where another process had put a new snapshot in its place."""
        try:
            with self._database.writing() as connection:
                connection.execute("DELETE FROM snapshots WHERE name = ?", (file.name,))
                return connection.changes() > 0
        except IndexingError:
            return True


def _files(connection: apsw.Connection, collection: int, side: Side) -> list[_File]:
    """Return the files of one side, or none where one is missing."""
    found = [
        _File(*row)
        for kind in side.kinds
        for row in connection.execute(
            "SELECT kind, name, sha256, count, last_change FROM snapshots "
            "WHERE collection = ? AND kind = ? AND fingerprint = ?",
            (collection, kind, side.fingerprint),
        )
    ]
    return found if len(found) == len(side.kinds) else []


def _read_regular(path: Path) -> bytes:
    # Not through a link, and without waiting for a pipe to be filled.
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        _expect(S_ISREG(os.fstat(file.fileno()).st_mode), "it is not a regular file")
        return file.read()


def _delete(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _expect(fits: bool, otherwise: str) -> None:
    if not fits:
        raise ValueError(otherwise)
