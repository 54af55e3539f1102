"""Keeping a library: is it still as it was written, is it made anew, copied, brought back?"""

from abc import ABC, abstractmethod
from pathlib import Path


class Upkeep(ABC):
    """What is done to a whole library now and then, while others read and write it."""

    @abstractmethod
    def damage(self) -> tuple[str, ...]:
        """Return a line for everything stored that is not as it was written; reads all of it."""

    @abstractmethod
    def mend(self) -> int:
        """Mend what is damaged, as far as anything still shows how it was, and return how many things were.

        A passage that no longer fits its hash and stands in no document's text stays as it is, and is not quoted.
        """

    @abstractmethod
    def reindex(self) -> None:
        """Count all terms and make all vectors anew, also dropping those of other encoders; wait for the end of it."""

    @abstractmethod
    def backup(self, path: Path) -> None:
        """Write a consistent copy of everything to a new file.

        Raises:
            StorageUnavailable, StorageFull: the file exists, or cannot be written.
        """

    @abstractmethod
    def restore(self, path: Path) -> None:
        """Put a backup in place of all documents, collections and versions.

        Readers see what was there before or what the backup has, and nothing between. The backup is only read: a copy
        of it is checked, and brought to the tables of this version.

        Raises:
            StorageUnavailable: the file is missing, no backup, or damaged; nothing has changed then.
        """
