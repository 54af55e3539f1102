import time

import pytest

from eval.stopwatch import Stopwatch


def test_it_counts_from_when_it_was_made_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter((10.0, 10.25, 12.0))
    monkeypatch.setattr(time, "perf_counter", lambda: next(times))
    watch = Stopwatch()
    assert (watch.ms, watch.s) == (250.0, 2.0)
