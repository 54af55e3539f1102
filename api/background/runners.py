"""Processes that run jobs: each holds a lock file while it lives, so that others notice when it is gone.

A job whose runner is gone will never end. Nobody has to be told of a kill or a crash: the lock is the system's, and
falls with the process.
"""

from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from corpus.errors import StorageUnavailable
from index.storage.locks import try_lock


class Runner:
    """This process as a runner of jobs."""

    def __init__(self, folder: Path) -> None:
        """Choose a name; nothing is written yet.

        Args:
            folder: for the lock files of all runners.
        """
        self.name = uuid4().hex
        self._folder = folder
        self._lock = ExitStack()
        self._is_announced = False

    def announce(self) -> None:
        """Hold the lock from now on; do this before the first job bears the name.

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
        """Let go of the lock: what this runner has not ended counts as failed."""
        self._lock.close()
        self._is_announced = False


def is_alive(folder: Path, name: str) -> bool:
    """Return whether the process of this runner still lives."""
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
