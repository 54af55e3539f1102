"""Snapshots: index files beside the database, from which a large collection is loaded fast.

A snapshot is a cache of the database. It consists of the immutable segments of an index, a file each, so that a new
snapshot reuses most files of the old one, and of the keys deleted from them. Files are synced to disk before one
transaction references them, with their SHA-256 and the last change that they include: a process killed at any moment
leaves the old snapshot or the new one, and perhaps unreferenced files, which the next sweep deletes.

    referenced ──> SHA-256 matches ──> mapped ──> parsed ──> changes after `last_change` are replayed
              └──> missing or damaged ──> quarantined; the index is built from the database
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
"""Files: one is hashed while the next is read from disk."""

Names = Mapping[tuple[str, str], str]
"""File names by side and part."""

Index = TypeVar("Index", bound=Sized)


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A file of a snapshot to be written: its part of a side, and its name if it exists already.

    `pieces` returns its contents; it is called only if the file has to be written.
    """

    part: str
    name: str | None
    pieces: Callable[[], Iterable[Buffer]]


@dataclass(frozen=True, slots=True)
class FrozenSide:
    """The files of one side, and the number of its passages."""

    side: Side
    files: Sequence[FrozenFile]
    count: int


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A verified file of a snapshot, mapped into memory."""

    name: str
    contents: mmap.mmap


class Snapshots:
    """The snapshots of a library."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = SnapshotFolder(folder)
        self._database = database

    def last_change(self, connection: apsw.Connection, collection: int, sides: Sequence[Side]) -> int:
        """Return the last change that a collection's snapshot includes, 0 where a side has no snapshot."""
        rows = [rows_of(connection, collection, side) for side in sides]
        return min(found[0].last_change if found else 0 for found in rows)

    def are_all_of(self, connection: apsw.Connection, collection: int, names: Set[str]) -> bool:
        """Return whether all segment files of a collection's snapshot are among `names`."""
        return set(segment_files(connection, collection)) <= names

    def read(
        self,
        connection: apsw.Connection,
        collection: int,
        side: Side,
        parse: Callable[[Mapping[str, SavedFile]], Index],
    ) -> tuple[Index, int] | None:
        """Return an index and the last change that it includes, None where there is no valid snapshot.

        Args:
            parse: returns the index from its files by part; raises ValueError where they are not valid.
        """
        rows = rows_of(connection, collection, side)
        if not rows:
            return None
        with ThreadPoolExecutor(_HASHED_AT_ONCE) as threads:
            found = list(threads.map(lambda row: self.folder.verified(row.name, row.sha256), rows))
        if damaged := [(row, why) for row, why in zip(rows, found, strict=True) if isinstance(why, str)]:
            self._quarantine(rows, damaged)
            return None
        files = zip(rows, (contents for contents in found if not isinstance(contents, str)), strict=True)
        try:
            index = parse({row.part: SavedFile(row.name, contents) for row, contents in files})
            if len(index) != rows[0].count:
                raise ValueError("it holds another number of passages")
        except ValueError as error:
            self._quarantine(rows, [(row, str(error)) for row in rows])
            return None
        return index, rows[0].last_change

    def write(self, collection: int, sides: Sequence[FrozenSide], last_change: int) -> Names | None:
        """Write a snapshot in place of the collection's older one, and return the names of its files.

        None, without any change, while another process writes a snapshot, or after a storage error, which is logged.
        """
        self.folder.make()
        with self.folder.lock() as is_ours:
            if not is_ours:
                return None
            try:
                return self._write(collection, sides, last_change)
            except (OSError, IndexingError) as error:
                # As text: a logged exception would keep all mapped segments alive by its traceback.
                _LOG.warning("no snapshot of collection %s was written: %s", collection, str(error))
                return None
            finally:
                self._delete_unreferenced()

    def sweep(self) -> None:
        """Delete unreferenced files, unless another process holds the lock and may be writing them."""
        with self.folder.lock() as is_ours:
            if is_ours:
                self._delete_unreferenced()

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
        return {(side.name, row.part): row.name for side, of_side in rows.items() for row in of_side}

    def _delete_unreferenced(self) -> None:
        # Files that cannot be deleted do no harm; the next sweep tries again.
        with suppress(OSError, IndexingError):
            with self._database.reading() as connection:
                named = named_files(connection)
            self.folder.delete_all_but(named)

    def _quarantine(self, rows: Sequence[SnapshotRow], damaged: Sequence[tuple[SnapshotRow, str]]) -> None:
        """Quarantine damaged files, and delete the rows of their side, which is useless without them."""
        for row, _ in damaged:
            self.folder.quarantine(row.name)
        if self._forget(rows):
            for row, why in damaged:
                _LOG.error(
                    "snapshot %s is not used (%s): quarantined, and built again from the database", row.name, why
                )

    def _forget(self, rows: Sequence[SnapshotRow]) -> bool:
        """Delete rows, and return False where another process had replaced them by those of a new snapshot."""
        try:
            with self._database.writing() as connection:
                return forget_rows(connection, rows) > 0
        except IndexingError:
            return True
