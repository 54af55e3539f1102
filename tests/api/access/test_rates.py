"""Counting: a minute's worth at once, then one at a time, the same for all processes."""

from pathlib import Path

import pytest

from api.access.rates import Rates

NOW_S = 1_700_000_000.0


@pytest.fixture
def rates(tmp_path: Path) -> Rates:
    return Rates(tmp_path)


def let_through(rates: Rates, limit: int, at_s: float, tries: int) -> int:
    return sum(not rates.count("k", limit, at_s).retry_after_s for _ in range(tries))


@pytest.mark.parametrize("limit", [1, 2, 7, 60, 1_000, 999_999])
def test_exactly_the_limit_passes_at_once(rates: Rates, limit: int) -> None:
    tries = min(limit, 1_000)
    assert let_through(rates, limit, NOW_S, tries + 5) == tries + (5 if limit > 1_000 else 0)


def test_they_come_back_one_by_one(rates: Rates) -> None:
    assert let_through(rates, 60, NOW_S, 100) == 60
    refused = rates.count("k", 60, NOW_S)
    assert (refused.limit, refused.remaining, refused.reset_s, refused.retry_after_s) == (60, 0, 60, 1)
    assert let_through(rates, 60, NOW_S + 0.5, 5) == 0
    assert let_through(rates, 60, NOW_S + 10, 100) == 10
    assert let_through(rates, 60, NOW_S + 100, 100) == 60


def test_no_edge_lets_twice_as_much_pass(rates: Rates) -> None:
    passed = sum(let_through(rates, 60, NOW_S + 0.1 * tick, 3) for tick in range(1_200))
    assert 178 <= passed <= 180  # a minute's worth at once, and two minutes


def test_what_is_left_is_told(rates: Rates) -> None:
    assert [rates.count("k", 3, NOW_S).remaining for _ in range(4)] == [2, 1, 0, 0]
    headers = rates.count("k", 3, NOW_S).headers()
    assert headers == {
        "ratelimit-limit": "3",
        "ratelimit-remaining": "0",
        "ratelimit-reset": "60",
        "retry-after": "20",
    }
    assert "retry-after" not in rates.count("other", 3, NOW_S).headers()


def test_processes_count_together(rates: Rates, tmp_path: Path) -> None:
    assert let_through(rates, 10, NOW_S, 6) + let_through(Rates(tmp_path), 10, NOW_S, 6) == 10


def test_a_clock_set_back_keeps_nobody_out_for_long(rates: Rates) -> None:
    let_through(rates, 10, NOW_S + 86_400, 10)
    assert rates.count("k", 10, NOW_S).retry_after_s <= 60
    assert rates.count("k", 10, NOW_S + 61).retry_after_s == 0


def test_names_that_are_paid_up_are_forgotten(rates: Rates) -> None:
    for peer in range(50):
        rates.count(f"peer {peer}", 10, NOW_S)
    rates.count("late", 10, NOW_S + 100)
    assert rates._opened().execute("SELECT count(*) FROM rates").get == 1
