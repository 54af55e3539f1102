from pathlib import Path

import pytest

from corpus.table import table_rows


def test_the_header_is_no_row(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("kind\twords\nfruit\tتمر|date\ngrain\t\n", encoding="utf-8")
    assert [*table_rows(table)] == [["fruit", "تمر|date"], ["grain", ""]]


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(table_rows(tmp_path / "none.tsv"))
