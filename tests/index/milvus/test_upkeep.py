"""What is done to a whole library in Milvus."""

from pathlib import Path

import pytest

from corpus.errors import IndexingError
from index.milvus import orphans
from index.milvus.connection import Milvus
from index.milvus.schema import tables
from tests.index.doubles import document
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy


def test_damage_names_the_document_and_how_much_of_it(server: Server) -> None:
    library = server.open()
    library.add_all("default", [document("d", "oil", "gas"), document("e", "sun")])
    assert library.upkeep.damage() == ()
    table, head = server.milvus.tables.passages, server.catalogue.row("default", "d")["head"]
    (row,) = server.milvus.get(table, [head], list(table.fields))
    server.milvus.upsert(table, [row | {"text": "ail"}])
    (line,) = library.upkeep.damage()
    assert "default/d" in line and "1 of" in line
    library.close()


def test_mending_deletes_orphans(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    library = server.open()
    library.add_all("default", [document("d", "oil", "gas"), document("e", "sun")])
    server.milvus.delete(server.milvus.tables.documents, ["default/d"])
    monkeypatch.setattr(orphans, "GRACE_S", -1.0)
    assert library.upkeep.damage() == ("2 passages belong to no document",)
    assert library.upkeep.mend() == 2
    assert library.upkeep.damage() == ()
    library.close()


def test_reindexing_counts_again_and_drops_the_vectors_of_other_encoders(server: Server) -> None:
    library = server.open("b")
    library.add("default", document("d", "oil", "gas"))
    library.close()
    library = server.open()
    assert library.wait_until_ready(30)
    server.log.clear("default")
    assert library.status().passages == 0
    library.upkeep.reindex()
    assert library.status().passages == 2
    older = tables(server.address.prefix, "hashing b 64", 64)
    other = Milvus(server.address, older)
    assert other.query(older.views, "passage >= 0", ("passage",)) == []
    other.close()
    assert library.search("oil").hits[0].scores["dense"] > 1.9
    library.close()


def test_backups_are_refused_with_a_hint(server: Server) -> None:
    library = server.open()
    for refused in (library.upkeep.backup, library.upkeep.restore):
        with pytest.raises(IndexingError) as caught:
            refused(Path("backup"))
        assert "migrate" in (caught.value.hint or "")
    library.close()
