"""Frequent words weigh little, rare ones much, unknown ones all."""

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from index.words.term_hash import term_hash
from rag.words.rarity import Rarity, bundled_rarity


def _weights(*terms: str) -> list[float]:
    weights: list[float] = bundled_rarity().of(np.array([term_hash(term) for term in terms], np.uint64)).tolist()
    return weights


def test_words_of_every_text_weigh_less_than_those_of_few() -> None:
    said, king, megawatt, unknown = _weights("e:said", "e:king", "e:megawatt", "zz:nothing has it")
    assert 0 <= said < king < megawatt < unknown == 1


def test_no_terms_have_no_weights() -> None:
    assert bundled_rarity().of(np.array([], np.uint64)).shape == (0,)


def test_a_file_that_is_none_is_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "rarity.npz").write_bytes(b"none")
    with pytest.raises(ModelUnavailable):
        Rarity.load(tmp_path / "rarity.npz")
