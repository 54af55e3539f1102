import numpy as np

from rag.train.reader_report import report
from tests.rag.train.reader_toys import read_example


def test_the_figures_count_what_is_right_and_what_would_be_given() -> None:
    unseen = [
        read_example("ARCD", 0.0, 1.0, holds=True),
        read_example("ARCD", 0.0, 0.5, holds=True),
        read_example("ARCD", 0.0, 0.1, holds=False),
        read_example("ARCD", 0.0, 0.0, holds=True),
    ]
    lines = list(report("ARCD", unseen, np.array([0.9, 0.2, 0.65, 0.1], np.float32)))
    assert lines[0] == "ARCD, 4 questions: answer in the first sentence 0.750, unlearned 0.000"
    assert lines[1].startswith("  best span: F1 0.400, right 0.500;")
    assert "  bar 0.6: given and right 0.250, given and wrong 0.250" in lines
    assert "  bar 0.7: given and right 0.250, given and wrong 0.000" in lines
