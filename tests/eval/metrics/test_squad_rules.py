"""SQuAD's figures beside those of another implementation of its script, on answers in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.normalise import squad_words
from eval.metrics.overlap import exact_match, token_f1

pytestmark = pytest.mark.heavy

WORDS = "the The a an Norman conquest conquest, U.S. us co-operation 10th 2024 ٢٠٢٤ الكويت «الكويت» المالُ أحمد ; - — é"
ANSWERS = st.lists(st.sampled_from(WORDS.split()), max_size=5).map(" ".join) | st.text(max_size=12)


@pytest.fixture(scope="module")
def squad() -> object:
    return pytest.importorskip("torchmetrics.functional.text").squad


@given(said=ANSWERS, answers=st.lists(ANSWERS, min_size=1, max_size=3))
def test_both_figures_are_those_of_another_implementation(squad: object, said: str, answers: list[str]) -> None:
    assert callable(squad)
    target = {"answers": {"answer_start": [0] * len(answers), "text": answers}, "id": "1"}
    theirs = squad([{"prediction_text": said, "id": "1"}], [target])
    assert 100 * exact_match(said, answers, squad_words) == float(theirs["exact_match"])
    assert 100 * token_f1(said, answers, squad_words) == pytest.approx(float(theirs["f1"]), abs=1e-3)
