"""A temporary library is empty, and gone afterwards."""

from pathlib import Path

import pytest

from corpus.document import new_document
from rag.temporary import temporary_library


def test_it_is_empty_takes_documents_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with temporary_library("bundled-fast") as library:
        assert not any(each.passages for each in library.collections())
        library.add("default", new_document("The mill is old."))
        assert library.retrieve("mill", ("default",)).passages
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []
