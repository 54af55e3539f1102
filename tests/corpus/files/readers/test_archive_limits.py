"""Archives are refused before anything is unpacked."""

import zipfile
from io import BytesIO

import pytest

from corpus.errors import UnreadableFile
from corpus.files.readers import archive_limits
from corpus.files.readers.archive_limits import check_archive


def archive(*contents: bytes) -> bytes:
    """Return a ZIP archive of files with these contents."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as zipped:
        for number, content in enumerate(contents):
            zipped.writestr(f"{number}.txt", content)
    return data.getvalue()


def test_an_archive_within_the_limits_is_opened() -> None:
    assert check_archive(archive(b"harbour", b"lighthouse")).read("1.txt") == b"lighthouse"


@pytest.mark.parametrize("data", [b"", b"no archive", archive(b"harbour")[:-10]], ids=["empty", "text", "cut"])
def test_a_damaged_archive_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        check_archive(data)


def test_the_total_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_limits, "MOST_UNPACKED_BYTES", 2_000_000)
    assert check_archive(archive(bytes(1_000_000), bytes(1_000_000)))
    bomb = archive(bytes(1_000_000), bytes(1_000_001))
    assert len(bomb) < 10_000
    with pytest.raises(UnreadableFile, match="unpacks to over 2 MB"):
        check_archive(bomb)


def test_the_number_of_files_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_limits, "MOST_MEMBERS", 2)
    assert check_archive(archive(b"", b""))
    with pytest.raises(UnreadableFile, match="over 2 files"):
        check_archive(archive(b"", b"", b""))
