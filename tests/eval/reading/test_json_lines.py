import gzip
from pathlib import Path

import pytest

from corpus.errors import MalformedQuestionSet
from eval.reading.json_lines import read_rows
from eval.reading.row import Row


class City(Row):
    name: str
    people: int = 0


def names(path: Path) -> list[tuple[int, str]]:
    return [(position.number, city.name) for position, city in read_rows(path, City, key="name")]


def written(folder: Path, content: bytes, name: str = "cities.jsonl") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


ROWS = '{"name": "الكويت", "people": 3}\n\n  \r\n{"name": "Doha", "river": null}'.encode()


def test_rows_come_with_their_lines_and_blank_lines_count(tmp_path: Path) -> None:
    assert names(written(tmp_path, ROWS)) == [(1, "الكويت"), (4, "Doha")]


def test_a_compressed_file_reads_the_same(tmp_path: Path) -> None:
    assert names(written(tmp_path, gzip.compress(ROWS, mtime=0), "cities.jsonl.gz")) == [(1, "الكويت"), (4, "Doha")]


def test_a_byte_order_mark_is_no_part_of_the_first_row(tmp_path: Path) -> None:
    assert names(written(tmp_path, b"\xef\xbb\xbf" + ROWS)) == [(1, "الكويت"), (4, "Doha")]


def test_a_line_separator_within_a_text_ends_no_row(tmp_path: Path) -> None:
    assert names(written(tmp_path, '{"name": "a\u2028b"}'.encode())) == [(1, "a\u2028b")]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b'{"name": "Doha"', "cities.jsonl, line 2: Invalid JSON"),
        (b'{"name": "\xe3"}', "cities.jsonl, line 2: Invalid JSON"),
        (b'{"name": "\\ud800"}', "cities.jsonl, line 2: Invalid JSON"),
        (b"[" * 100_000, "cities.jsonl, line 2: Invalid JSON"),
        (b'["Doha"]', "cities.jsonl, line 2: Input should be an object"),
        (b'{"people": 3}', "cities.jsonl, line 2: name: Field required"),
        (b'{"name": "Doha", "people": "3"}', "cities.jsonl, line 2: people: Input should be a valid integer"),
        (b'{"name": "Bishkek"}', "cities.jsonl, line 2: name repeats that of line 1"),
    ],
)
def test_a_bad_row_is_named_by_file_line_and_field(tmp_path: Path, line: bytes, what: str) -> None:
    with pytest.raises(MalformedQuestionSet) as raised:
        names(written(tmp_path, b'{"name": "Bishkek"}\n' + line))
    assert str(raised.value).startswith(what)
    assert "\n" not in str(raised.value)


def test_the_content_of_a_bad_row_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(MalformedQuestionSet) as raised:
        names(written(tmp_path, '{"name": ["سر"]}'.encode()))
    assert "سر" not in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_a_file_without_rows_is_no_set(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(MalformedQuestionSet, match="has no rows"):
        names(written(tmp_path, content))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(MalformedQuestionSet, match=r"none\.jsonl: cannot be read: No such file"):
        names(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    "content", [b"no gzip at all", gzip.compress(ROWS, mtime=0)[:-12], gzip.compress(ROWS, mtime=0)[:20] + b"\xff" * 40]
)
def test_a_damaged_archive_says_so(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(MalformedQuestionSet, match=r"cities\.jsonl\.gz: cannot be read"):
        names(written(tmp_path, content, "cities.jsonl.gz"))
