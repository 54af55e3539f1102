from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from rag.reading.rerank import RERANKED, Reranker
from tests.rag.evidence import evidence_from


@pytest.fixture(scope="module")
def reranker(tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    from tests.rag.tiny_models import save_tiny_cross_encoder

    return Reranker(str(save_tiny_cross_encoder(tmp_path_factory.mktemp("cross"))))


def test_the_evidence_comes_in_the_order_of_the_model_with_its_score_among_the_parts(reranker: Reranker) -> None:
    evidence = evidence_from("Oil fell.\nGas rose.\nانخفض النفط.")
    ordered = reranker.rerank("متى انخفض النفط؟", evidence)
    assert {each.passage.text for each in ordered} == {each.passage.text for each in evidence}
    assert [each.hit.rank for each in ordered] == [1, 2, 3]
    scores = [each.hit.score for each in ordered]
    assert scores == sorted(scores, reverse=True)
    assert scores == [each.hit.scores["rerank"] for each in ordered]
    expected = reranker.scores("متى انخفض النفط؟", [each.passage.text for each in ordered])
    assert scores == pytest.approx(expected)


def test_what_the_search_ranks_low_is_left_where_it_is(reranker: Reranker) -> None:
    evidence = evidence_from("\n".join(f"Line {number}." for number in range(RERANKED + 2)))
    assert reranker.rerank("Which?", evidence)[RERANKED:] == evidence[RERANKED:]
    assert reranker.rerank("Which?", ()) == ()


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="the reranker"):
        Reranker(str(tmp_path))
