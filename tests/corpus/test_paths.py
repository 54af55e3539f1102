import os
from pathlib import Path

import pytest

from corpus.errors import DocumentTooLarge, UnreadableFile
from corpus.paths import files_under, once, read_bytes, readable_name, status_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "c.exe", ".hidden.txt", "deep/d.txt", ".git/e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name)
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    return tmp_path


def is_text(name: str) -> bool:
    return name.endswith(".txt")


def test_wanted_files_are_yielded_in_order_without_hidden_and_linked_ones(folder: Path) -> None:
    passed_over: list[Path] = []
    found = list(files_under(folder, is_text, "hint", passed_over.append))
    assert found == [folder / "a.txt", folder / "b.txt", folder / "deep" / "d.txt"]
    assert passed_over == [folder / "c.exe"]


def test_a_folder_without_wanted_files_is_refused_with_the_hint(folder: Path) -> None:
    with pytest.raises(UnreadableFile, match="no file in this folder that can be read") as refused:
        list(files_under(folder, lambda _: False, "give a .txt"))
    assert refused.value.hint == "give a .txt"


def test_a_file_is_yielded_once_by_whatever_path(folder: Path) -> None:
    link = folder / "link.txt"
    link.symlink_to(folder / "a.txt")
    assert list(once([folder / "a.txt", folder / "deep" / ".." / "a.txt", link])) == [folder / "a.txt"]


def test_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(UnreadableFile, match=r"^pipe: not a file$"):
            read_bytes(path, 10, "pipe: ")


def test_the_size_is_limited(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", 5) == b"12345"
    with pytest.raises(DocumentTooLarge):
        read_bytes(tmp_path / "a", 4)


def test_missing_and_invalid_paths_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        status_of(tmp_path / "none")
    with pytest.raises(UnreadableFile, match="NUL"):
        status_of(Path("a\0b"))


def test_a_name_that_is_not_utf_8_is_made_valid() -> None:
    assert readable_name(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\ufffd.txt"
