"""The bundled verifier: its features, its order of claims, and files that hold none."""

from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.proving.support import compare
from rag.proving.verifier import Verifier, bundled_verifier
from tests.rag.evidence import evidence_from

TEXT = "The mill of Orm was built in 1911 by Kira Sand."


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def _chance(claim: str, analyzer: Analyzer) -> float:
    comparison = compare(claim, evidence_from(TEXT), "en", analyzer)
    assert comparison is not None
    return bundled_verifier().chance(comparison.features)


def test_a_copied_claim_is_likelier_than_its_negation(analyzer: Analyzer) -> None:
    verifier = bundled_verifier()
    assert _chance(TEXT, analyzer) >= verifier.threshold > _chance("The mill of Orm was not built in 1911.", analyzer)


def test_its_features_are_those_of_a_comparison(analyzer: Analyzer) -> None:
    comparison = compare(TEXT, evidence_from(TEXT), "en", analyzer)
    assert comparison is not None and set(bundled_verifier().names) == set(comparison.features)


def test_a_file_without_a_verifier_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "verifier.npz").write_bytes(b"none")
    with pytest.raises(ModelUnavailable):
        Verifier.load(tmp_path / "verifier.npz")
