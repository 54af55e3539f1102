"""A search of several calls, between which passages may be replaced."""

from collections.abc import Sequence

import pytest

from corpus.errors import UnknownCollection
from index.milvus.catalogue import Catalogue
from index.milvus.searcher import MilvusSearcher
from index.milvus.statistics import CollectionStatistics, StatisticsLog
from index.records import Retrieval, StoredPassage
from index.search.candidates import Query
from index.search.filters import NO_FILTERS
from tests.index.doubles import ANALYZER, document
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy


def search(server: Server, *collections: str) -> Retrieval:
    searcher = MilvusSearcher(server.milvus, server.catalogue, server.log, ANALYZER)
    (vector,) = server.models.encoder.encode_queries(["oil"])
    return searcher.retrieve(Query("oil", 5, vector), collections, NO_FILTERS)


def test_collections_are_searched_as_one_with_the_frequencies_of_all(server: Server) -> None:
    server.put(document("a", "oil"), collection="one")
    server.put(document("b", "oil and gas"), document("c", "gas"), collection="two")
    hits = search(server, "one", "two", "one").result.hits
    assert [(hit.collection, hit.passage_id) for hit in hits][:2] == [("one", "a#p1"), ("two", "b#p1")]
    with pytest.raises(UnknownCollection):
        search(server, "one", "three")


@pytest.mark.parametrize("replacements", [1, 2, 5])
def test_a_search_is_tried_again_where_a_passage_was_replaced(
    server: Server, replacements: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put(document("d", "oil 0"))
    of_collection, read = StatisticsLog.of_collection, Catalogue.passages
    tries = 0

    def count_tries(self: StatisticsLog, collection: str) -> CollectionStatistics:
        nonlocal tries
        tries += 1
        return of_collection(self, collection)

    def replace_before(self: Catalogue, keys: Sequence[int]) -> tuple[dict[int, StoredPassage], bool]:
        if server.catalogue.row("default", "d")["version"] == tries <= replacements:
            server.put(document("d", f"oil {tries}"))
        return read(self, keys)

    monkeypatch.setattr(StatisticsLog, "of_collection", count_tries)
    monkeypatch.setattr(Catalogue, "passages", replace_before)
    found = [each.passage.text for each in search(server, "default").passages]
    assert tries == min(replacements + 1, 3)
    assert found == ([f"oil {replacements}"] if replacements < 3 else [])
