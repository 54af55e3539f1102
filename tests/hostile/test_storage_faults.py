"""Disks that are full, folders that may not be written, processes that want to write at the same time."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import StorageFull, StorageUnavailable
from index.library import Library
from tests.index.doubles import document, open_library

_NOBODY = 65534

# Imports come first: the unprivileged user need not be able to read this project.
_UNPRIVILEGED = f"""
import os, sys
from pathlib import Path
import hypothesis, numpy.random
from corpus.errors import StorageUnavailable
from tests.index.doubles import document, open_library
os.getuid() or os.setresuid({_NOBODY}, {_NOBODY}, {_NOBODY})
library = open_library(Path(sys.argv[1]))
assert [hit.passage_id for hit in library.search("oil").hits] == ["d#p1"]
try:
    library.add("default", document("e", "gas"))
except StorageUnavailable as error:
    assert error.hint
    assert [hit.passage_id for hit in library.search("oil gas").hits] == ["d#p1"]
    print("refused")
"""

_LIMITED = """
import resource, sys
from pathlib import Path
from corpus.errors import StorageFull, StorageUnavailable
from tests.index.doubles import document, open_library
library = open_library(Path(sys.argv[1]))
library.add("default", document("d", *["oil"] * 4))
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
try:
    for number in range(1000):
        library.add("default", document("d", *[f"oil {number} {line}" for line in range(20)]))
except (StorageFull, StorageUnavailable) as error:
    held = library.document("default", "d").version
    assert held == number + 1 > 3
    texts = {each.passage.text for each in library.retrieve("oil", top_k=100).passages}
    assert texts == {f"oil {number - 1} {line}" for line in range(20)}
    print("refused")
"""

_WRITER = """
import sys
import tempfile
from pathlib import Path
from tests.index.doubles import document, open_library
library = open_library(Path(sys.argv[1]))
for number in range(15):
    library.add("default", document(f"{sys.argv[2]}-{number}", f"oil {sys.argv[2]} {number}"))
    assert len(library.search(f"oil {sys.argv[2]} {number}", top_k=100).hits) > number
"""


def run(script: str, *arguments: str) -> str:
    return subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return an empty folder on a disk of its own, 2 MB large."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a disk to fill")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing_that_was_confirmed(small_disk: Path) -> None:
    library = open_library(small_disk)
    confirmed = 0
    with suppress(StorageFull):
        while True:
            library.add("default", document(f"d{confirmed}", *(f"oil price {confirmed} {line}" for line in range(50))))
            confirmed += 1
    assert confirmed > 3
    assert library.search(f"oil price {confirmed - 1}").hits
    assert len(library.documents("default", limit=1000).documents) == confirmed
    library.close()
    library = open_library(small_disk)
    assert library.status().passages == 50 * confirmed
    assert library.search(f"oil price {confirmed - 1}").hits
    assert library.upkeep.damage() == ()
    library.close()


def test_room_made_on_a_full_disk_is_used(small_disk: Path) -> None:
    library = open_library(small_disk)
    library.add("default", document("d", "oil"))
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    with pytest.raises(StorageFull):
        library.add("default", document("e", *["gas"] * 500))
    assert [hit.passage_id for hit in library.search("oil gas").hits] == ["d#p1"]
    ballast.unlink()
    library.add("default", document("e", "gas"))
    assert {hit.passage_id for hit in library.search("oil gas").hits} == {"d#p1", "e#p1"}
    library.close()


def test_a_write_that_the_system_refuses_leaves_the_old_state_serving(tmp_path: Path) -> None:
    assert run(_LIMITED, str(tmp_path)) == "refused\n"
    library = open_library(tmp_path)
    assert library.document("default", "d").passages == 20
    assert library.upkeep.damage() == ()
    library.close()


@pytest.mark.parametrize("was_killed", [False, True])
def test_a_read_only_folder_is_searched_and_refuses_to_be_written(tmp_path: Path, was_killed: bool) -> None:
    home = tmp_path / "home"
    library = open_library(home)
    library.add("default", document("d", "oil"))
    if not was_killed:
        library.close()
    for path in (home, *home.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in (tmp_path, *tmp_path.parents[:3]):  # three above it where the tests run in several processes
        if path != Path(tempfile.gettempdir()):
            path.chmod(0o755)
    assert run(_UNPRIVILEGED, str(home)) == "refused\n"
    home.chmod(0o755)
    library.close()


def test_a_folder_that_is_missing_and_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageUnavailable):
        open_library(tmp_path / "file" / "home")


def test_two_processes_writing_at_once_queue(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path), name]) for name in ("a", "b", "c")]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    library = open_library(tmp_path)
    assert {each.document_id for each in library.documents("default").documents} == {
        f"{name}-{number}" for name in "abc" for number in range(15)
    }
    assert library.status().generation == 45
    assert len(library.search("oil", top_k=100).hits) == 45
    library.close()


def test_a_torn_page_is_an_error_and_no_answer(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.add("default", document("d", *(f"oil price {line}" for line in range(500))))
    library.close()
    database = tmp_path / "iqtibas.sqlite3"
    data = bytearray(database.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    database.write_bytes(data)
    with pytest.raises(StorageUnavailable, match="damaged"):
        _open_and_search(tmp_path)


def _open_and_search(home: Path) -> Library:
    library = open_library(home)
    try:
        library.search("oil")
    finally:
        library.close()
    return library
