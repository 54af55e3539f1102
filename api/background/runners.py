"""Processes that run jobs: each holds a locked file while it lives, so that others can see when it is gone.

The operating system releases the lock when the process ends, even by a kill or a crash.
"""

from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from corpus.errors import StorageUnavailable
from index.storage.locks import try_lock


class Runner:
    """This process as a runner of jobs, under a random name.

    Args:
        folder: holds the lock files of all runners; made when this one is announced.
    """

    def __init__(self, folder: Path) -> None:
        self.name = uuid4().hex
        self._folder = folder
        self._lock = ExitStack()
        self._is_announced = False

    def announce(self) -> None:
        """Take the lock, unless this runner holds it; call this before a job is recorded under its name.

        Raises:
            StorageUnavailable: the lock file cannot be made.
        """
        if self._is_announced:
            return
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _unavailable(error) from error
        if not self._lock.enter_context(try_lock(_lock_file(self._folder, self.name))):
            raise _unavailable("no lock")
        self._is_announced = True

    def retire(self) -> None:
        """Release the lock: unfinished jobs of this runner now count as failed."""
        self._lock.close()
        self._is_announced = False


def is_alive(folder: Path, name: str) -> bool:
    """Return whether the process of a runner still holds its lock."""
    if not _lock_file(folder, name).exists():
        return False
    with try_lock(_lock_file(folder, name)) as is_free:
        return not is_free


def forget(folder: Path, name: str) -> None:
    """Delete the lock file of a runner that is gone."""
    _lock_file(folder, name).unlink(missing_ok=True)


def _lock_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.lock"


def _unavailable(cause: object) -> StorageUnavailable:
    return StorageUnavailable(f"jobs cannot be run in the data folder ({cause})", hint="Check IQTIBAS_HOME.")
