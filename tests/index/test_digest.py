"""A digest changes with any byte or name of what it covers, and with nothing else."""

from pathlib import Path

from index.digest import WHOLE_BYTES, files_digest, folder_digest


def test_a_folder_digest_covers_names_and_bytes_of_matching_files(tmp_path: Path) -> None:
    (tmp_path / "a.npy").write_bytes(b"1")
    (tmp_path / "b.npy").write_bytes(b"2")
    (tmp_path / "README.md").write_bytes(b"x")
    before = folder_digest(tmp_path, "*.npy")
    (tmp_path / "README.md").write_bytes(b"y")
    assert folder_digest(tmp_path, "*.npy") == folder_digest(tmp_path, "a*", "*.npy") == before
    (tmp_path / "b.npy").write_bytes(b"3")
    changed = folder_digest(tmp_path, "*.npy")
    (tmp_path / "b.npy").rename(tmp_path / "c.npy")
    assert len({before, changed, folder_digest(tmp_path, "*.npy")}) == 3


def test_a_digest_does_not_depend_on_where_the_folder_is(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.npy").write_bytes(b"1")
    assert folder_digest(tmp_path / "one", "*") == files_digest([tmp_path / "other" / "a.npy"])


def test_large_files_differ_by_size_and_by_any_changed_part(tmp_path: Path) -> None:
    file, content = tmp_path / "model", bytes(2 * WHOLE_BYTES)
    file.write_bytes(content)
    found = {files_digest([file])}
    for changed in (content + b"\0", content[:-1] + b"\1", content[:900_000] + bytes([1] * 64_000) + content[964_000:]):
        file.write_bytes(changed)
        found.add(files_digest([file]))
    assert len(found) == 4
