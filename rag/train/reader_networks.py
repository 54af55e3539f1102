"""The three networks of the reader, each trained on the output of the one before it.

    examples ─> which sentence holds the answer ─> which of its spans is the answer ─> whether that is right

In: examples, and the networks before. Out: a `Network`. How a network is fitted is `rag.train.networks`'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rag.reading.network import Network
from rag.reading.sentences.features import FEATURES
from rag.reading.sentences.found import Found
from rag.reading.spans.choose import possible_scores
from rag.reading.spans.competing import SPAN_FEATURES, competing
from rag.reading.spans.gate import GATE_FEATURES, gate_row
from rag.train.examples import Example, span_f1
from rag.train.networks import Floats, Recipe, train_network

WEIGHTS: Mapping[str, float] = {"ARCD": 2.0, "SQuAD": 1.0, "invented": 3.0}
"""How much an example counts: there are fewer in Arabic, and fewest asked as people ask their own documents."""
RIGHT_F1 = 0.5
"""A short answer is right from this token F1 on, as the project's question sets count it."""
_SENTENCES = Recipe(hidden=8, epochs=40, is_listwise=True, trainings=3)
"""Of one training, the answers in the first sentence of XQuAD in Arabic differ by .005, of three by less."""
_SPANS = Recipe(hidden=32, epochs=20, is_listwise=True)
_GATE = Recipe(hidden=8, epochs=120, is_listwise=False)
_GATE_BATCH = 32
"""Examples that the gate learns from together."""


@dataclass(frozen=True, slots=True)
class ReadExample:
    """An example as networks that have not seen it read it: the gate's features, and how right they were.

    `f1` is the token F1 of the span that they chose; `holds` says whether their first sentence holds an answer.
    """

    example: Example
    row: Floats
    f1: float
    holds: bool


def train_sentences(seen: Sequence[Example]) -> Network:
    """Return the network that ranks candidate sentences."""
    groups = [
        (each.rows[own], each.holds[own].astype(np.float32), _weight(each))
        for each in seen
        if (own := _in_its_language(each)).any() and each.holds[own].any()
    ]
    return train_network(FEATURES, groups, _SENTENCES)


def _in_its_language(example: Example) -> NDArray[np.bool_]:
    """Return which sentences are read in the language of the question, the only ones trained on.

    The shipped texts are in one library in both languages, and the network would learn in which language the answers of
    a few documents are. Measured: with the others, answers in the first sentence of XQuAD fall from .673 to .613
    (English → Arabic).
    """
    other = FEATURES.index("other language")
    return np.asarray(example.rows[:, other] == 0)


def rank(example: Example, scorer: Network) -> list[Found]:
    """Return the sentences of an example, scored, best first."""
    scores = scorer.scores(example.rows)
    order = np.argsort(-scores, kind="stable").tolist()
    return [replace(example.sentences[at], score=float(scores[at])) for at in order]


def train_spans(seen: Sequence[Example], scorer: Network) -> Network:
    """Return the network that ranks candidate spans."""
    groups = []
    for each in seen:
        spans = competing(each.question, rank(each, scorer), each.language)
        if spans is not None and (gains := span_f1(spans, each)).max() >= RIGHT_F1:
            groups.append((spans.rows, np.where(gains >= RIGHT_F1, gains**2, 0).astype(np.float32), _weight(each)))
    return train_network(SPAN_FEATURES, groups, _SPANS)


def read(examples: Sequence[Example], scorer: Network, chooser: Network) -> list[ReadExample]:
    """Return the examples that have candidate spans as the networks read them."""
    found = []
    for each in examples:
        ranked = rank(each, scorer)
        spans = competing(each.question, ranked, each.language)
        if spans is None:
            continue
        scores = possible_scores(each.question, spans, chooser.scores(spans.rows))
        if scores is not None:
            best, row = gate_row(each.question, spans, scores)
            found.append(ReadExample(each, row, float(span_f1(spans, each)[best]), _holds(each, ranked[0])))
    return found


def train_gate(seen: Sequence[ReadExample]) -> Network:
    """Return the network that predicts whether the chosen span is right."""
    rows = np.array([each.row for each in seen], np.float32)
    labels = np.array([each.f1 >= RIGHT_F1 for each in seen], np.float32)
    batches = [
        (rows[at : at + _GATE_BATCH], labels[at : at + _GATE_BATCH], 1.0) for at in range(0, len(rows), _GATE_BATCH)
    ]
    return train_network(GATE_FEATURES, batches, _GATE)


def _weight(example: Example) -> float:
    return WEIGHTS[example.set_name]


def _holds(example: Example, found: Found) -> bool:
    return any(bool(h) and s.unit is found.unit for h, s in zip(example.holds, example.sentences, strict=True))
