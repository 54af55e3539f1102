"""A digest changes with any byte or name of what it covers, and with nothing else."""

from pathlib import Path

from index.digest import files_digest, folder_digest


def test_a_digest_covers_names_and_bytes_of_what_matches(tmp_path: Path) -> None:
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
