"""The checks of `iqtibas doctor`: versions, settings, models, the data folder, and everything stored in it.

Each check yields findings: what it found, or what is wrong and what to do. A failed check does not stop the others,
except those of what it could not open.
"""

import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw

from api.commands.error_line import explained
from api.commands.messages import message
from corpus.errors import IqtibasError, StorageFull, StorageUnavailable
from index.search.consistency import index_faults
from index.words.lexicon import Lexicon
from rag.settings import Settings, load_settings
from rag.wiring import open_encoder, open_library, open_models

LEAST_FREE_BYTES = 100_000_000
"""With less, the largest document may not fit with its vectors and a snapshot."""

_BYTES_A_GB = 1e9

_FIRST_SOUND_SQLITE = (3, 51, 3)
"""Older versions can lose the last commit when a WAL file is reset (https://sqlite.org/wal.html)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a check; `subject` is the English name of what was checked."""

    subject: str
    text: str
    is_sound: bool = True


STORED = ("database", "index")
"""Subjects of stored data, which can be mended; faults of the others are for whoever installed the program."""


def mend_store() -> int:
    """Mend the stored data, and return the number of repairs."""
    with closing(open_library(load_settings())) as library:
        return library.upkeep.mend()


def examine() -> Iterator[Finding]:
    """Yield a finding for each check as it ends; for stored data, one for each fault."""
    yield Finding("Python", platform.python_version())
    yield _sqlite(apsw.sqlite_lib_version())
    yield (found := _attempt("settings", lambda: f"IQTIBAS_HOME={load_settings().home}"))
    if found.is_sound:
        yield from _examine_home(load_settings())


def _examine_home(settings: Settings) -> Iterator[Finding]:
    findings = [
        _attempt("lexicon", lambda: Lexicon.load().fingerprint),
        _attempt("encoder", lambda: _encoder(settings.encoder)),
        _attempt("data folder", lambda: _folder(settings.home)),
    ]
    yield from findings
    if all(finding.is_sound for finding in findings):
        yield from _stored(settings)


def _attempt(subject: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(subject, check())
    except IqtibasError as error:
        return _fault(subject, error)


def _fault(subject: str, error: IqtibasError) -> Finding:
    return Finding(subject, explained(str(error), error), is_sound=False)


def _sqlite(version: str) -> Finding:
    if tuple(map(int, version.split("."))) >= _FIRST_SOUND_SQLITE:
        return Finding("SQLite", version)
    return Finding(
        "SQLite",
        message("{version} can lose the last write. Install a newer apsw.", version=version),
        is_sound=False,
    )


def _encoder(name: str) -> str:
    encoder = open_encoder(name)
    return f"{encoder.name} ({encoder.fingerprint})"


def _folder(home: Path) -> str:
    """Return the free space, after writing a file: permissions alone do not show whether that is possible.

    Raises:
        StorageUnavailable: the folder cannot be written to.
        StorageFull: it has less than `LEAST_FREE_BYTES` left.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as file:
            file.write(b"\0")
        free_bytes = shutil.disk_usage(home).free
    except OSError as error:
        raise StorageUnavailable(f"{home}: {error.strerror}", hint="Check IQTIBAS_HOME and its permissions.") from error
    free = message("{gigabytes} GB free", gigabytes=f"{free_bytes / _BYTES_A_GB:.1f}")
    if free_bytes < LEAST_FREE_BYTES:
        raise StorageFull(free, hint="Free some space.")
    return free


def _stored(settings: Settings) -> Iterator[Finding]:
    try:
        with closing(open_library(settings)) as library:
            damage, status = library.upkeep.damage(), library.status()
        faults = list(_derived_faults(settings)) if settings.store == "local" else []
    except IqtibasError as error:
        yield _fault("database", error)
        return
    remedies = [message("{fault}. Add the document again.", fault=fault) for fault in damage]
    yield from _all_or_sound("database", remedies, message("{count} passages, all intact", count=status.passages))
    yield from _all_or_sound(
        "index",
        [message("{fault}. It is rebuilt from the database at the next question.", fault=fault) for fault in faults],
        status.dense,
    )


def _derived_faults(settings: Settings) -> Iterator[str]:
    """Yield a line for each index file and row that differs from what its passages produce."""
    return index_faults(settings.home, open_models(settings.encoder))


def _all_or_sound(subject: str, faults: list[str], sound: str) -> Iterator[Finding]:
    if not faults:
        yield Finding(subject, sound)
    yield from (Finding(subject, fault, is_sound=False) for fault in faults)
