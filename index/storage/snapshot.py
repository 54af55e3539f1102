"""Snapshots: index files beside the database that make a large collection open fast.

A snapshot is an optimisation and nothing depends on it. It consists of segments that never change, a file or more each,
so that a newer snapshot keeps most files of the older one, and of the keys that were removed from them. Only once its
files are on disk does one transaction name them, with their SHA-256 and the last change they hold. So a process killed
anywhere leaves either the old snapshot or the new one, and perhaps files without a name, which are swept away.

    named by rows ──> SHA-256 fits ──> mapped ──> parsed ──> the changes after `last_change` are replayed
                 └──> missing or damaged ──> set aside; the index is built from the database
"""

import logging
import mmap
from collections.abc import Callable, Iterable, Mapping, Sequence, Set, Sized
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import apsw

from corpus.errors import IndexingError
from index.storage.columns import Buffer
from index.storage.database import Database
from index.storage.snapshot_folder import SnapshotFolder
from index.storage.snapshot_rows import (
    Side,
    SnapshotRow,
    digests,
    forget_rows,
    kind_of,
    named_files,
    put_snapshot,
    rows_of,
    segment_files,
)

_LOG = logging.getLogger("iqtibas.index")

SNAPSHOTS = "snapshots"
"""The folder of the index files within the data folder."""

_HASHED_AT_ONCE = 2
"""Files: hashing keeps one core busy, and reading ahead for another one costs nothing."""

Names = Mapping[tuple[str, str], str]
"""The name of each file, by the name of its side and its part."""

Index = TypeVar("Index", bound=Sized)


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A file of a snapshot: what it is within its side, and its name if it lies there already.

    `pieces` gives its contents; it is called where the file has to be written.
    """

    part: str
    name: str | None
    pieces: Callable[[], Iterable[Buffer]]


@dataclass(frozen=True, slots=True)
class FrozenSide:
    """The files of one side, and how many passages they hold."""

    side: Side
    files: Sequence[FrozenFile]
    count: int


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file of a snapshot that is what was written, mapped into memory."""

    name: str
    contents: mmap.mmap


class Snapshots:
    """The snapshots of a library."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = SnapshotFolder(folder)
        self._database = database

    def last_change(self, connection: apsw.Connection, collection: int, sides: Sequence[Side]) -> int:
        """Return the change that a collection's snapshot stands at, 0 where a side has none."""
        rows = [rows_of(connection, collection, side) for side in sides]
        return min(found[0].last_change if found else 0 for found in rows)

    def are_all_of(self, connection: apsw.Connection, collection: int, names: Set[str]) -> bool:
        """Return whether the segments of a collection's snapshot, if there is one, lie in no other files."""
        return set(segment_files(connection, collection)) <= names

    def read(
        self,
        connection: apsw.Connection,
        collection: int,
        side: Side,
        parse: Callable[[Mapping[str, SavedFile]], Index],
    ) -> tuple[Index, int] | None:
        """Return an index and the change it stands at, or None where there is no snapshot that can be trusted.

        Args:
            parse: makes the index from its files by part; a ValueError says that they do not make one.
        """
        rows = rows_of(connection, collection, side)
        if not rows:
            return None
        with ThreadPoolExecutor(_HASHED_AT_ONCE) as threads:
            found = list(threads.map(lambda row: self.folder.verified(row.name, row.sha256), rows))
        if damaged := [(row, why) for row, why in zip(rows, found, strict=True) if isinstance(why, str)]:
            self._set_aside(rows, damaged)
            return None
        files = zip(rows, (contents for contents in found if not isinstance(contents, str)), strict=True)
        try:
            index = parse({row.part: SavedFile(row.name, contents) for row, contents in files})
            if len(index) != rows[0].count:
                raise ValueError("it holds another number of passages")
        except ValueError as error:
            self._set_aside(rows, [(row, str(error)) for row in rows])
            return None
        return index, rows[0].last_change

    def write(self, collection: int, sides: Sequence[FrozenSide], last_change: int) -> Names | None:
        """Keep a snapshot in place of the collection's older one, and return the names of its files; None where that
        was not done.

        It is not done while another process writes one, nor where the disk refuses; the log says why.
        """
        self.folder.make()
        with self.folder.lock() as is_ours:
            if not is_ours:
                return None
            try:
                return self._write(collection, sides, last_change)
            except (OSError, IndexingError) as error:
                # Not the error itself: whoever keeps the line would keep, by its traceback, all mapped segments.
                _LOG.warning("no snapshot of collection %s was written: %s", collection, str(error))
                return None
            finally:
                self._delete_unnamed()

    def sweep(self) -> None:
        """Delete files that no row names, unless another process is at work here: they may be its own."""
        with self.folder.lock() as is_ours:
            if is_ours:
                self._delete_unnamed()

    def _write(self, collection: int, sides: Sequence[FrozenSide], last_change: int) -> Names | None:
        with self._database.reading() as connection:
            known = digests(connection, collection)
        rows: dict[Side, list[SnapshotRow]] = {}
        for frozen in sides:
            for file in frozen.files:
                if file.name is not None and file.name in known:
                    name, digest = file.name, known[file.name]
                else:
                    name, digest = self.folder.write(f"c{collection}-{kind_of(frozen.side, file.part)}", file.pieces())
                row = SnapshotRow(file.part, name, digest, frozen.count, last_change)
                rows.setdefault(frozen.side, []).append(row)
        self.folder.sync()
        with self._database.writing() as connection:
            put_snapshot(connection, collection, rows)
        return {(side.name, row.part): row.name for side, own in rows.items() for row in own}

    def _delete_unnamed(self) -> None:
        # Whatever stays behind is no harm, and the next sweep has another try.
        with suppress(OSError, IndexingError):
            with self._database.reading() as connection:
                named = named_files(connection)
            self.folder.delete_all_but(named)

    def _set_aside(self, rows: Sequence[SnapshotRow], damaged: Sequence[tuple[SnapshotRow, str]]) -> None:
        """Give damaged files another name, and forget the side that they belong to: what is left of it is no index."""
        for row, _ in damaged:
            self.folder.set_aside(row.name)
        if self._forget(rows):
            for row, why in damaged:
                _LOG.error("snapshot %s is not used (%s): set aside, and built again from the database", row.name, why)

    def _forget(self, rows: Sequence[SnapshotRow]) -> bool:
        """Delete rows, and return False where another process had put a new snapshot in their place."""
        try:
            with self._database.writing() as connection:
                return forget_rows(connection, rows) > 0
        except IndexingError:
            return True
