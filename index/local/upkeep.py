"""The upkeep of a data folder: derived data is rebuilt from the database, which is backed up and restored."""

from pathlib import Path

from index.local.data_folder import DataFolder
from index.storage.derived import forget_derived
from index.storage.integrity import damage
from index.storage.mend import mend
from index.storage.refresh_terms import count_missing_terms, refresh_terms
from index.storage.restore import ALIAS, backup_copy, restore_attached
from index.upkeep import Upkeep


class LocalUpkeep(Upkeep):
    """The upkeep of one data folder."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._database = folder.database
        self._analyzer = folder.models.analyzer

    def damage(self) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return tuple(damage(connection))

    def mend(self) -> int:
        with self._database.writing() as connection:
            mended = mend(connection, self._folder.snapshots.folder)
            count_missing_terms(connection, self._analyzer)
        self._folder.snapshots.sweep()
        self._folder.make_vectors()
        return mended

    def reindex(self) -> None:
        with self._database.writing() as connection:
            forget_derived(connection)
        refresh_terms(self._database, self._analyzer)
        self._folder.make_vectors()

    def backup(self, path: Path) -> None:
        self._database.copy_to(path)

    def restore(self, path: Path) -> None:
        folder = self._database.folder
        with backup_copy(path, folder) as copy, self._database.writing_beside(copy, ALIAS) as connection:
            restore_attached(connection)
        self._folder.collections.follow()
        refresh_terms(self._database, self._analyzer)
        self._folder.erase_deleted()
        self._folder.make_vectors()
