"""What stands around the places of texts: only within the text of each, and by what is the question's own."""

import numpy as np

from rag.reading.forms.tokens import read
from rag.reading.spans.around import AFTER, BEFORE, Places, Words


def _words(text: str, own: list[int], head: int = -1) -> Words:
    tokens = read(text)
    is_own, is_head = (np.isin(np.arange(len(tokens)), each) for each in (own, [head]))
    return Words(tokens, np.where(is_own, np.float32(0.25), np.float32(0)), is_own, is_head)


_TEXTS = [
    _words("The keeper lit the lamp at dusk", own=[1, 4], head=4),
    _words("Boats came home", own=[]),
    _words("Fog fell", own=[0]),
]


def test_a_place_tells_what_stands_before_it() -> None:
    before = dict(zip(BEFORE, Places.of(_TEXTS).before(), strict=True))
    # Of the first text: before «The», …, «dusk», and after it.
    assert before["own first"][:8].tolist() == [0, 1, 0, 0, 1, 0, 0, 0]
    assert before["left distance"][:8].tolist() == [0, 0, 1, 1 / 2, np.float32(1 / 3), 1, 1 / 2, np.float32(1 / 3)]
    assert before["left 1"][:8].tolist() == [0, 0, 0.25, 0, 0, 0.25, 0, 0]
    assert before["left 12"][:8].tolist() == [0, 0, 0.25, 0.25, 0.25, 0.5, 0.5, 0.5]
    assert before["head left"][:8].tolist() == [0, 0, 0, 0, 0, 1, 1, 1]


def test_a_place_tells_what_stands_after_it() -> None:
    after = dict(zip(AFTER, Places.of(_TEXTS).after(), strict=True))
    assert after["own last"][:8].tolist() == [0, 0, 1, 0, 0, 1, 0, 0]
    assert after["right distance"][:8].tolist() == [1 / 2, 1, np.float32(1 / 3), 1 / 2, 1, 0, 0, 0]
    assert after["right 3"][:8].tolist() == [0.25, 0.25, 0.25, 0.25, 0.25, 0, 0, 0]
    assert after["head right"][:8].tolist() == [0, 0, 1, 1, 1, 0, 0, 0]


def test_no_text_sees_the_words_of_another() -> None:
    places = Places.of(_TEXTS)
    of_boats = slice(8, 12)
    assert not places.before()[:, of_boats].any()
    assert not places.after()[:, of_boats].any()
    assert dict(zip(BEFORE, places.before(), strict=True))["own first"][12:].tolist() == [1, 0, 0]
