import os
from pathlib import Path

import pytest

from corpus.document import MAX_DOCUMENT_BYTES
from corpus.errors import DocumentTooLarge, EmptyDocument, UnreadableFile
from corpus.load_text import load_text, text_files

TEXT = "بدأ المؤتمر في الكويت.\nThe summit began.\n"


def write(path: Path, data: bytes = TEXT.encode()) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_file_becomes_a_document_titled_by_its_name(tmp_path: Path) -> None:
    document = load_text(write(tmp_path / "تقرير 2024.txt"))
    assert (document.title, document.text, document.language) == ("تقرير 2024", TEXT, "ar")


def test_the_folder_does_not_change_the_default_id(tmp_path: Path) -> None:
    here, there = write(tmp_path / "a" / "x.txt"), write(tmp_path / "b" / "x.txt")
    assert load_text(here) == load_text(str(there))
    assert load_text(here, document_id="mine").document_id == "mine"


@pytest.mark.parametrize("name", ["README", "notes.md", "NOTES.TXT", "a.text", ".hidden"])
def test_kinds_of_text_files(tmp_path: Path, name: str) -> None:
    assert load_text(write(tmp_path / name)).text == TEXT


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt.zip"])
def test_other_kinds_are_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match=name):
        load_text(write(tmp_path / name))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        load_text(write(tmp_path / "a.txt", data))


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"")
    os.truncate(path, MAX_DOCUMENT_BYTES + 1)
    with pytest.raises(DocumentTooLarge):
        load_text(path)


def test_special_files_and_missing_ones_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ["pipe", "folder", "loop", "missing.txt", "n" * 300, "a\0b"]:
        with pytest.raises(UnreadableFile) as refused:
            load_text(tmp_path / name)
        assert refused.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    secret = write(tmp_path / "closed" / "a.txt")
    secret.chmod(0)
    with pytest.raises(UnreadableFile, match=r"[Pp]ermission"):
        load_text(secret)
    secret.parent.chmod(0)
    with pytest.raises(UnreadableFile, match=r"[Pp]ermission"):
        list(text_files([secret.parent]))
    secret.parent.chmod(0o700)


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe3\xde.txt"))
    try:
        write(path)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert load_text(path).title == "\ufffd\ufffd"


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ["b.txt", "a.md", "LICENSE", "image.png", ".hidden.txt", "sub/z.txt", "sub/deep/y.txt", ".git/config"]:
        write(tmp_path / name)
    found = [file.relative_to(tmp_path).as_posix() for file in text_files([tmp_path])]
    assert found == ["LICENSE", "a.md", "b.txt", "sub/z.txt", "sub/deep/y.txt"]


def test_a_file_is_yielded_once_and_given_files_of_any_kind(tmp_path: Path) -> None:
    report, image = write(tmp_path / "report.txt"), write(tmp_path / "image.png")
    assert list(text_files([image, str(report), tmp_path, report])) == [image, report]


def test_loops_of_links_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert [file.name for file in text_files([tmp_path])] == ["x.txt"]


def test_a_given_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "real" / "x.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [file.name for file in text_files([tmp_path / "link"])] == ["x.txt"]


def test_a_folder_without_text_and_a_missing_path(tmp_path: Path) -> None:
    write(tmp_path / "image.png")
    for path in [tmp_path, tmp_path / "missing"]:
        with pytest.raises(UnreadableFile, match=path.name):
            list(text_files([path]))
