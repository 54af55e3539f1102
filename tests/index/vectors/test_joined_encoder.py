"""Two encoders as one: the cosine is the weighted sum of theirs, and what one does not know the other decides."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from index.vectors.encoder import Matrix
from index.vectors.joined_encoder import JoinedEncoder

E1, E2, NONE = [1.0, 0.0], [0.6, 0.8], [0.0, 0.0]


class Table:
    """An encoder that knows some texts."""

    def __init__(self, rows: Mapping[str, Sequence[float]], fingerprint: str) -> None:
        self.name = "table"
        self.fingerprint = fingerprint
        self.dim = 2
        self._rows = rows

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        return np.array([self._rows[text] for text in texts], np.float32).reshape(-1, 2)

    encode_passages = encode_queries


def joined(share: float = 0.25) -> JoinedEncoder:
    first = Table({"a": E1, "b": E2, "c": E1, "blank": NONE}, "first")
    second = Table({"a": E1, "b": E1, "c": NONE, "blank": NONE}, "second")
    return JoinedEncoder(first, second, share)


def test_the_cosine_is_the_weighted_sum() -> None:
    a, b = joined().encode_passages(["a", "b"])
    assert a @ b == pytest.approx(0.75 * 0.6 + 0.25 * 1.0)
    assert joined().dim == len(a) == 4


def test_rows_have_length_one_even_where_one_encoder_knows_nothing() -> None:
    a, c, blank = joined().encode_queries(["a", "c", "blank"])
    assert np.linalg.norm(a) == pytest.approx(1) and np.linalg.norm(c) == pytest.approx(1)
    assert not blank.any()


def test_another_share_is_another_encoder() -> None:
    assert joined().fingerprint == joined().fingerprint != joined(0.5).fingerprint


def test_no_texts_give_no_rows() -> None:
    assert joined().encode_passages([]).shape == (0, 4)
