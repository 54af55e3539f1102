"""Cosines and retrieval scores of a sentence, and its lead over the others."""

from dataclasses import replace

import numpy as np
import pytest

from index.hit import Hit
from rag.answer import Evidence
from rag.asking.question import understand
from rag.judging.concepts.matching import match
from rag.judging.concepts.nearness import nearness_features
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from
from tests.rag.judging.cases import ANALYZER


def scored(each: Evidence, score: float, cosines: list[float]) -> Evidence:
    scores = {"sparse": score, "dense": score / 10, "coverage": score / 100}
    hit = Hit(each.hit.collection, each.hit.passage_id, each.hit.rank, score, scores)
    return replace(each, hit=hit, sentence_cosines=np.array(cosines, np.float32))


def features(*given: tuple[float, list[float]], passage: int, at: int) -> dict[str, float]:
    texts = evidence_from("Oil rose. Gas fell.\nThe sun is hot.")[: len(given)]
    evidence = [scored(each, *one) for each, one in zip(texts, given, strict=True)]
    table = match(Reading(understand("What rose?"), evidence, "en", ANALYZER))
    return nearness_features(evidence, passage, table, at)


def test_leads_are_over_all_other_sentences_and_passages() -> None:
    found = features((5.0, [0.2, 0.6]), (3.0, [0.5]), passage=0, at=1)
    assert found["cosine"] == found["cosine_best"] == pytest.approx(0.6)
    assert found["cosine_lead"] == pytest.approx(0.1)
    assert found["cosine_over_mean"] == pytest.approx(0.6 - 1.3 / 3)
    assert [found["fused_lead"], found["dense_lead"]] == pytest.approx([2.0, 0.2])
    behind = features((5.0, [0.2, 0.6]), (3.0, [0.5]), passage=1, at=2)
    assert [behind["cosine_lead"], behind["fused_lead"]] == pytest.approx([-0.1, -2.0])
    assert (behind["sparse"], behind["coverage"], behind["coverage_first"], behind["rank"]) == (3.0, 0.03, 0.05, 1.0)


def test_a_passage_alone_leads_nothing() -> None:
    found = features((5.0, [0.2, 0.6]), passage=0, at=0)
    assert [found[f"{name}_lead"] for name in ("fused", "dense", "cosine")] == pytest.approx([0, 0, -0.4])
