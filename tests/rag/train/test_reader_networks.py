import numpy as np

from rag.reading.sentences.features import FEATURES
from rag.train.reader_networks import train_gate, train_sentences
from tests.rag.train.reader_toys import example, read_example


def test_the_gate_learns_which_feature_tells_that_a_span_is_right() -> None:
    seen = [read_example("ARCD", float(n % 2), 0.9 if n % 2 else 0.1, holds=True) for n in range(64)]
    gate = train_gate(seen)
    right, wrong = gate.scores(np.array([seen[1].row, seen[0].row]))
    assert right > 0 > wrong


def test_the_best_sentence_is_the_one_with_the_feature_of_those_that_hold_answers() -> None:
    seen = [example("ARCD", [[1.0], [0.0]], [True, False]) for _ in range(32)]
    holding, other = train_sentences(seen).scores(seen[0].rows)
    assert holding > other


def test_sentences_in_another_language_than_the_question_teach_nothing() -> None:
    seen = [example("ARCD", [[1.0], [0.0], [0.0]], [True, False, True]) for _ in range(32)]
    for each in seen:
        each.rows[2, FEATURES.index("other language")] = 1
    holding, other, foreign = train_sentences(seen).scores(seen[0].rows)
    assert holding > other
    assert foreign < holding
