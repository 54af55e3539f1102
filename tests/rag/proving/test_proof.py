"""The bundled proof goes by the features that there are, and a file that is none is said to be missing."""

from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.proving.proof import Proof, bundled_proof
from rag.proving.support import weigh
from tests.rag.evidence import evidence_from

TEXT = "The mill of Orm was built in 1911 by Kira Sand."


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def _chance(claim: str, analyzer: Analyzer) -> float:
    weighed = weigh(claim, evidence_from(TEXT), "en", analyzer)
    assert weighed is not None
    return bundled_proof().chance(weighed.features)


def test_what_is_copied_is_likelier_than_what_is_turned(analyzer: Analyzer) -> None:
    proof = bundled_proof()
    assert _chance(TEXT, analyzer) >= proof.bar > _chance("The mill of Orm was not built in 1911.", analyzer)


def test_its_features_are_those_that_a_claim_has(analyzer: Analyzer) -> None:
    weighed = weigh(TEXT, evidence_from(TEXT), "en", analyzer)
    assert weighed is not None and set(bundled_proof().names) == set(weighed.features)


def test_a_file_that_is_none_is_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "proof.npz").write_bytes(b"none")
    with pytest.raises(ModelUnavailable):
        Proof.load(tmp_path / "proof.npz")
