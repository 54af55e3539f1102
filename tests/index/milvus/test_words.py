"""BM25 over passages in Milvus: the scores of an index of all of them, whichever are fetched."""

import numpy as np
import pytest

from corpus.split import split
from index.milvus.facets import condition
from index.milvus.terms import dimensions
from index.milvus.words import FetchedWords
from index.search.filters import Filters
from index.words.sparse import SparseIndex
from tests.index.doubles import ANALYZER, document, expand_plainly
from tests.index.milvus.conftest import Server

pytestmark = pytest.mark.heavy

TEXTS = [f"oil {'gas ' * (number % 3)}{'sun ' * (number % 2)}day{number}" for number in range(12)]


@pytest.fixture
def keys(server: Server) -> list[int]:
    server.put(*(document(f"d{number}", text) for number, text in enumerate(TEXTS)))
    return [server.catalogue.row("default", f"d{number}")["head"] for number in range(len(TEXTS))]


def fetched(server: Server, query: str, filters: Filters | None = None) -> FetchedWords:
    statistics = server.log.of_collection("default")
    terms = expand_plainly(query, lambda hashes: statistics.frequencies(dimensions(hashes)))
    return FetchedWords(server.milvus, condition("default", filters or Filters()), terms, statistics.bm25())


def local(query: str, keys: list[int]) -> dict[int, float]:
    """Return the scores of an index in memory, by key."""
    index = SparseIndex()
    for key, text in zip(keys, TEXTS, strict=True):
        terms = ANALYZER.analyze(split(document("d", text))[0])
        index.add(key, terms.counts, terms.length)
    found, scores = index.score(expand_plainly(query, index.frequencies))
    return dict(zip(found.tolist(), scores.tolist(), strict=True))


def test_the_best_passages_have_the_scores_of_an_index_in_memory(server: Server, keys: list[int]) -> None:
    wanted = local("gas sun day4", keys)
    found, scores = fetched(server, "gas sun day4").best(3)
    best = sorted(wanted.values(), reverse=True)[:3]
    assert sorted(scores.tolist(), reverse=True)[:3] == pytest.approx(best, abs=1e-4)
    assert scores.tolist() == pytest.approx([wanted[key] for key in found.tolist()], abs=1e-4)


def test_given_passages_are_scored_too_and_deleted_ones_score_nothing(server: Server, keys: list[int]) -> None:
    wanted = local("gas sun", keys)
    words = fetched(server, "gas sun")
    words.best(1)
    given = np.array(sorted([*keys, 7]), np.int64)
    assert words.scores(given).tolist() == pytest.approx([wanted.get(key, 0.0) for key in given.tolist()], abs=1e-4)
    assert words.coverage(np.array(keys[:3], np.int64)).max() <= 1.0


def test_filters_and_queries_without_terms_find_less(server: Server, keys: list[int]) -> None:
    found, _ = fetched(server, "gas", Filters(document_ids=("d1",))).best(5)
    assert found.tolist() == [keys[1]]
    assert len(fetched(server, "never").best(5)[0]) == 0
