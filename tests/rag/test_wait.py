"""A wait ends at its time, and sooner where nobody waits any more."""

import threading
import time

import pytest

from rag.wait import POLL_S, Abandoned, Wait

LONG_S = 60.0
MARGIN_S = 5.0
"""For a busy machine: far below what is waited for in vain."""


def test_what_is_left_of_a_wait() -> None:
    assert LONG_S - MARGIN_S < Wait.of(LONG_S).left_s() <= LONG_S
    assert Wait.of(-1).left_s() == 0
    assert not Wait.of(LONG_S).is_over()
    assert Wait.of(-1).is_over() and Wait.of(LONG_S, lambda: True).is_over()


def test_nobody_sleeps_longer_than_is_waited_for() -> None:
    started = time.monotonic()
    Wait.of(2 * POLL_S).sleep(LONG_S)
    assert 2 * POLL_S <= time.monotonic() - started < MARGIN_S
    Wait.of(LONG_S).sleep(POLL_S)
    assert time.monotonic() - started >= 3 * POLL_S


def test_who_sleeps_is_woken_when_the_asker_leaves() -> None:
    left = threading.Event()
    threading.Timer(POLL_S, left.set).start()
    started = time.monotonic()
    with pytest.raises(Abandoned):
        Wait.of(LONG_S, left.is_set).sleep(LONG_S)
    assert time.monotonic() - started < MARGIN_S
