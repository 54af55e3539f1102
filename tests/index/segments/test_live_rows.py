from collections.abc import Sequence

import numpy as np
import pytest

from index.segments.live_rows import LiveRows


@pytest.mark.parametrize("held", [range(100, 160), (100, 103, 104, 130, 159), (7,)], ids=["all", "gaps", "one"])
@pytest.mark.parametrize("dead", [(), (0,), (0, -1)], ids=["none", "first", "both ends"])
def test_keys_are_found_where_they_stand_alive(held: Sequence[int], dead: Sequence[int]) -> None:
    live = LiveRows(np.array(held))
    if dead:
        live = live.without(np.array(dead) % len(held))
    asked = np.array([159, 99, 100, 104, 160, 7, 130, 0, 10**12, 101])
    which, rows = live.find(asked)
    gone = {held[row] for row in dead}
    assert asked[which].tolist() == [key for key in asked.tolist() if key in held and key not in gone]
    assert live.keys[rows].tolist() == asked[which].tolist()


def test_nothing_is_found_among_no_passages() -> None:
    which, rows = LiveRows(np.zeros(0, np.int64)).find(np.array([1, 2]))
    assert not len(which) and not len(rows)
