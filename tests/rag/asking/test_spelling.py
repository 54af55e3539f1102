"""The noun that is asked for, looked up as it was meant."""

import pytest

from rag.asking.question import understand
from rag.asking.spelling import with_head_corrected


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("wich projcts does the firm plan?", "wich projects does the firm plan?"),
        ("who is the harbor minster of Marjan", "who is the harbor minister of Marjan"),
        ("Which projects does the firm plan?", "Which projects does the firm plan?"),
        ("Who built the piere?", "Who built the piere?"),
        ("ما المجلات التي يدرسها المعهد؟", "ما المجلات التي يدرسها المعهد؟"),
    ],
)
def test_only_the_noun_that_is_asked_for_is_spelt_anew(question: str, meant: str) -> None:
    assert with_head_corrected(understand(question)).text == meant
