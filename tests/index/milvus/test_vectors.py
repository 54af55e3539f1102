"""Cosines from Milvus: exact, even of vectors that its index misses."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.milvus.connection import Milvus, Row
from index.milvus.facets import condition, owned_by
from index.milvus.schema import Table
from index.milvus.vectors import FetchedVectors
from index.search.filters import Filters
from index.vectors.encoder import Matrix
from tests.index.doubles import document
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy

TEXTS = {"a": ("Oil rose. Gas fell.", "Sun."), "b": ("Oil.",), "c": ("Moon and stars.",)}


@pytest.fixture
def query(server: Server) -> Matrix:
    server.put(*(document(name, *texts) for name, texts in TEXTS.items()))
    (vector,) = unit(server, "oil.")
    return np.asarray(vector, np.float32)


def unit(server: Server, *texts: str) -> Matrix:
    return server.models.encoder.encode_passages(texts)


def vectors(server: Server, filters: Filters | None = None) -> FetchedVectors:
    return FetchedVectors(server.milvus, condition("default", filters or Filters()), owned_by("default"))


def keys_of(server: Server, *names: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([server.catalogue.row("default", name)["head"] for name in names], np.int64)


def cosines(server: Server, query: Matrix, *texts: str) -> list[float]:
    return [float(each @ query) for each in unit(server, *texts)]


def test_a_passage_scores_by_its_best_view_and_its_best_sentence(server: Server, query: Matrix) -> None:
    found = vectors(server)
    (view,), sentences = (cosines(server, query, *texts) for texts in (TEXTS["a"][:1], ("Oil rose.", "Gas fell.")))
    keys = keys_of(server, "b", "a")
    assert found.scores(query, keys) == pytest.approx([2.0, view + max(sentences)], abs=2e-3)
    assert found.sentence_cosines(query, keys)[1] == pytest.approx(sentences, abs=2e-3)


def test_the_nearest_pass_the_filters_and_have_ascending_keys(server: Server, query: Matrix) -> None:
    keys, scores = vectors(server).nearest(query, 2)
    assert (keys.tolist(), len(scores)) == (sorted(keys_of(server, "a", "b").tolist()), 2)
    keys, _ = vectors(server, Filters(document_ids=("c",))).nearest(query, 2)
    assert keys.tolist() == keys_of(server, "c").tolist()
    keys, _ = vectors(server).nearest(np.zeros_like(query), 2)
    assert len(keys) == 0


def test_a_deleted_passage_scores_nothing(server: Server, query: Matrix) -> None:
    assert vectors(server).scores(query, np.array([7], np.int64)).tolist() == [0.0]


def test_vectors_that_the_index_misses_are_fetched(
    server: Server, query: Matrix, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = keys_of(server, "a", "b", "c")
    exact = vectors(server)
    wanted, sentences = exact.scores(query, keys), exact.sentence_cosines(query, keys)
    search = Milvus.search

    def miss(
        self: Milvus, table: Table, vector: Sequence[float], condition: str, limit: int
    ) -> list[tuple[float, Row]]:
        return [hit for hit in search(self, table, vector, condition, limit) if hit[1]["number"] != 1][1:]

    monkeypatch.setattr(Milvus, "search", miss)
    found = vectors(server)
    assert found.scores(query, keys) == pytest.approx(wanted, abs=1e-5)
    for ours, theirs in zip(found.sentence_cosines(query, keys), sentences, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-5)
