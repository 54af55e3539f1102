"""The files of snapshots: written atomically, never changed, and verified before they are read.

A file is written under a temporary name, synced, and renamed to a new unique name. A damaged one is quarantined as
`.corrupt-*`: never read, and never deleted. The database says which files are in use, see `snapshot`.
"""

import mmap
import os
import secrets
from collections.abc import Iterable, Iterator, Set
from contextlib import AbstractContextManager, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from index.storage.columns import Buffer
from index.storage.locks import try_lock

_LOCK = ".lock"
_WRITING = ".writing-"
_CORRUPT = ".corrupt-"

_READ_AT_ONCE_BYTES = 1 << 20


class SnapshotFolder:
    """The folder of one library; it may be missing until the first file is written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def lock(self) -> AbstractContextManager[bool]:
        """Give True while this process has the right to write and delete, False at once where another one has it."""
        return try_lock(self._path / _LOCK)

    def make(self) -> None:
        """Create the folder if missing; where that fails, `lock` fails too."""
        with suppress(OSError):
            self._path.mkdir(exist_ok=True)

    def write(self, label: str, pieces: Iterable[Buffer]) -> tuple[str, bytes]:
        """Write a file, and return its name, which begins with the label, and its SHA-256. Raises: OSError."""
        name = f"{label}-{secrets.token_hex(8)}"
        unfinished = self._path / f"{_WRITING}{name}"
        digest = sha256()
        with unfinished.open("xb") as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._path / name)
        return name, digest.digest()

    def sync(self) -> None:
        """Sync the directory, so that file names survive a power failure. Raises: OSError."""
        descriptor = os.open(self._path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def open(self, name: str) -> mmap.mmap | None:
        """Return a file that this process has just written, mapped; None where another process has replaced it."""
        try:
            with self._opened(name) as descriptor:
                return mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)
        except (OSError, ValueError):
            return None

    def verified(self, name: str, digest: bytes) -> mmap.mmap | str:
        """Return a file, mapped, if it has this SHA-256; else the reason why not.

        It is hashed through a small buffer: hashing the mapping would make all of it resident.
        """
        try:
            with self._opened(name) as descriptor:
                if _digest(descriptor) != digest:
                    return "its SHA-256 is another"
                return mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)
        except OSError as error:
            return error.strerror or str(error)
        except ValueError as error:
            return str(error)

    def quarantine(self, name: str) -> None:
        """Rename a damaged file, if it exists."""
        with suppress(OSError):
            (self._path / name).rename(self._path / f"{_CORRUPT}{name}")

    def delete_all_but(self, names: Set[str]) -> None:
        """Delete all files but these and quarantined ones, as far as possible. Raises: OSError."""
        for path in self._path.iterdir():
            if path.name not in names and path.name != _LOCK and not path.name.startswith(_CORRUPT):
                with suppress(OSError):
                    path.unlink()

    @contextmanager
    def _opened(self, name: str) -> Iterator[int]:
        """Give the descriptor of a regular file, opened for reading. Raises: OSError, ValueError."""
        # Follows no symbolic link, and does not block on a pipe.
        descriptor = os.open(self._path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if not S_ISREG(os.fstat(descriptor).st_mode):
                raise ValueError("it is not a regular file")
            yield descriptor
        finally:
            os.close(descriptor)


def _digest(descriptor: int) -> bytes:
    digest, buffer = sha256(), bytearray(_READ_AT_ONCE_BYTES)
    view = memoryview(buffer)
    while count := os.readv(descriptor, [buffer]):
        digest.update(view[:count])
    return digest.digest()
