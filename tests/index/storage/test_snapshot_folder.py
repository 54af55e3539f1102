"""Files of snapshots: whole under a new name, synced before they count, and nothing that is not what was written."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from index.storage.snapshot_folder import SnapshotFolder


@pytest.fixture
def folder(tmp_path: Path) -> SnapshotFolder:
    folder = SnapshotFolder(tmp_path / "snapshots")
    folder.make()
    return folder


def names(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "snapshots").iterdir())


def test_a_file_is_named_once_it_is_whole_and_never_twice_the_same(folder: SnapshotFolder, tmp_path: Path) -> None:
    one, other = folder.write("c1", [b"ab", memoryview(b"c")]), folder.write("c1", [b"abc"])
    assert one[0] != other[0] and one[1] == other[1] == sha256(b"abc").digest()
    assert names(tmp_path) == sorted([one[0], other[0]])
    assert one[0].startswith("c1-")


def test_it_is_on_disk_before_it_has_its_name(
    folder: SnapshotFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(names(tmp_path)))
    name, _ = folder.write("c1", [b"abc"])
    assert seen == [[f".writing-{name}"]]
    folder.sync()
    assert seen[1:] == [[name]]


def test_a_failed_write_leaves_no_file_name(folder: SnapshotFolder, tmp_path: Path) -> None:
    def pieces() -> object:
        yield b"half"
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        folder.write("c1", pieces())  # type: ignore[arg-type]
    assert all(name.startswith(".writing-c1-") for name in names(tmp_path))
    folder.delete_all_but(set())
    assert names(tmp_path) == []


def test_only_what_was_written_is_given(folder: SnapshotFolder, tmp_path: Path) -> None:
    name, digest = folder.write("c1", [b"abc"])
    found = folder.verified(name, digest)
    assert not isinstance(found, str) and found[:] == b"abc"
    assert folder.verified(name, sha256(b"abd").digest()) == "its SHA-256 is another"
    assert folder.verified("gone", digest) == "No such file or directory"
    (tmp_path / "snapshots" / "sub").mkdir()
    assert folder.verified("sub", digest) == "it is not a regular file"
    (tmp_path / "snapshots" / "link").symlink_to(name)
    assert isinstance(folder.verified("link", digest), str)


def test_quarantined_files_are_never_deleted(folder: SnapshotFolder, tmp_path: Path) -> None:
    kept, damaged, unnamed = (folder.write(label, [b"x"])[0] for label in ("kept", "damaged", "unnamed"))
    folder.quarantine(damaged)
    folder.quarantine("gone")
    with folder.lock() as is_ours, folder.lock() as is_theirs:
        assert is_ours and not is_theirs
        folder.delete_all_but({kept})
    assert unnamed not in names(tmp_path)
    assert names(tmp_path) == sorted([kept, f".corrupt-{damaged}", ".lock"])
