"""Examples of the reader that need no library: rows of features, and which of them are right."""

import numpy as np

from rag.asking.question import understand
from rag.reading.sentences.features import FEATURES
from rag.reading.spans.gate import GATE_FEATURES
from rag.train.examples import Example
from rag.train.reader_networks import ReadExample


def example(set_name: str, rows: list[list[float]], holds: list[bool]) -> Example:
    """Return an example without sentences: `rows` are their features, the others 0."""
    features = np.zeros((len(rows), len(FEATURES)), np.float32)
    features[:, : len(rows[0])] = rows
    question = understand("When was the bridge built?")
    return Example(set_name, "en", 0, question, [], features, np.array(holds), (frozenset({1}),))


def read_example(set_name: str, first_feature: float, f1: float, *, holds: bool) -> ReadExample:
    """Return an example as read: the first feature of the gate, the F1 of its span, its first sentence."""
    row = np.zeros(len(GATE_FEATURES), np.float32)
    row[0] = first_feature
    return ReadExample(example(set_name, [[0.0], [0.0]], [False, True]), row, f1, holds)
