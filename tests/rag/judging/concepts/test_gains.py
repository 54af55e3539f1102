"""How much alternatives of a word cover of it."""

import numpy as np
import pytest

from index.words.query import LEARNED
from index.words.sparse_query import SparseQuery
from rag.judging.concepts.core import Core
from rag.judging.concepts.gains import NAME_GAIN, gains_of


def core(word: str, *, is_name: bool) -> Core:
    return Core(word, (word,), np.array([1], np.uint64), np.ones(1, np.float32), ((0,),) if is_name else (), ())


def query(*weights: float) -> SparseQuery:
    return SparseQuery(
        np.arange(1, len(weights) + 1, dtype=np.uint64), np.array(weights, np.float32), np.zeros(len(weights), np.int64)
    )


@pytest.mark.parametrize(
    ("word", "is_name", "gain"),
    [("bergstrom", True, 1.0), ("bergstrom", False, LEARNED.sound), ("lee", True, LEARNED.sound)],
)
def test_the_sound_of_a_name_is_as_good_as_its_spelling_where_it_is_long(word: str, is_name: bool, gain: float) -> None:
    own, sound = gains_of(query(1.0, LEARNED.sound), core(word, is_name=is_name)).tolist()
    assert (own, sound) == (1.0, pytest.approx(gain))
    assert NAME_GAIN * LEARNED.sound == pytest.approx(1.0)


def test_translations_count_less_where_the_likeliest_are_in_no_passage() -> None:
    likely, rest = 0.9, LEARNED.translations - 0.9
    _, *both = gains_of(query(1.0, likely, rest), core("harbour", is_name=False)).tolist()
    _, alone = gains_of(query(1.0, rest), core("harbour", is_name=False)).tolist()
    assert both == pytest.approx([likely, rest])
    assert alone == pytest.approx(rest * rest / LEARNED.translations)
