"""Maintenance of a library: integrity check, repair, rebuilding, backup and restore."""

from abc import ABC, abstractmethod
from pathlib import Path


class Upkeep(ABC):
    """Operations on a whole library, safe beside concurrent reads and writes."""

    @abstractmethod
    def damage(self) -> tuple[str, ...]:
        """Return a line for each damaged item; reads everything stored."""

    @abstractmethod
    def mend(self) -> int:
        """Repair damaged items from redundant data, and return the number of repairs.

        A passage that cannot be repaired stays stored, and is never quoted.
        """

    @abstractmethod
    def reindex(self) -> None:
        """Recompute all terms and vectors, dropping those of other encoders, and wait for the end."""

    @abstractmethod
    def backup(self, path: Path) -> None:
        """Write a consistent copy of everything to a new file.

        Raises:
            StorageUnavailable, StorageFull: the file exists, or cannot be written.
        """

    @abstractmethod
    def restore(self, path: Path) -> None:
        """Replace all documents, collections and versions by those of a backup, atomically.

        The file itself is not changed: a copy of it is checked, and migrated to this version.

        Raises:
            StorageUnavailable: the file is missing, not a backup, or damaged; then nothing is changed.
        """
