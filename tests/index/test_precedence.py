import threading
import time

from index.precedence import Precedence

LONG_S = 30.0
SHORT_S = 0.02


def give_way(precedence: Precedence, passed: threading.Event) -> None:
    precedence.give_way()
    passed.set()


def test_nobody_waits_where_nobody_searches() -> None:
    started = time.monotonic()
    Precedence(LONG_S).give_way()
    assert time.monotonic() - started < LONG_S / 2


def test_who_gives_way_waits_for_the_last_search() -> None:
    precedence = Precedence(LONG_S)
    passed = threading.Event()
    with precedence.searching():
        with precedence.searching():
            thread = threading.Thread(target=give_way, args=(precedence, passed))
            thread.start()
        assert not passed.wait(SHORT_S)
    assert passed.wait(LONG_S)
    thread.join()


def test_a_search_that_fails_is_over() -> None:
    precedence = Precedence(LONG_S)
    try:
        with precedence.searching():
            raise ValueError
    except ValueError:
        pass
    started = time.monotonic()
    precedence.give_way()
    assert time.monotonic() - started < LONG_S / 2


def test_a_search_without_end_is_not_waited_for() -> None:
    precedence = Precedence(SHORT_S)
    with precedence.searching():
        precedence.give_way()
