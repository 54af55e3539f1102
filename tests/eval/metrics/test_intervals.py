import numpy as np
import pytest

from eval.metrics.intervals import difference_interval, mean_interval

HALF_RIGHT = [0.0, 1.0] * 50


def test_the_mean_lies_within_its_interval() -> None:
    interval = mean_interval(HALF_RIGHT)
    assert interval.mean == 0.5
    assert interval.low < 0.5 < interval.high


def test_the_interval_is_as_wide_as_theory_says() -> None:
    # The standard error of a share of 0.5 among 100 is 0.05, and 95 % of a normal distribution is 1.96 of them.
    interval = mean_interval(HALF_RIGHT)
    assert interval.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert interval.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)


def test_four_times_the_questions_halve_the_interval() -> None:
    few, many = mean_interval(HALF_RIGHT), mean_interval(HALF_RIGHT * 4)
    assert (many.high - many.low) / (few.high - few.low) == pytest.approx(0.5, abs=0.1)


def test_about_95_of_100_intervals_hold_the_true_mean() -> None:
    draw = np.random.default_rng(7)
    trials = 200
    held = 0
    for _ in range(trials):
        interval = mean_interval(draw.binomial(1, 0.7, size=80).tolist(), resamples=300)
        held += interval.low <= 0.7 <= interval.high
    assert 0.90 <= held / trials <= 0.99


def test_the_same_values_have_the_same_interval() -> None:
    values = np.random.default_rng(5).uniform(size=30).tolist()
    assert mean_interval(values) == mean_interval(values)
    assert mean_interval(values, seed=1) != mean_interval(values, seed=2)


@pytest.mark.parametrize("values", [[0.25], [1.0] * 40])
def test_values_that_do_not_vary_have_an_interval_of_no_width(values: list[float]) -> None:
    interval = mean_interval(values)
    assert interval.low == interval.mean == interval.high == values[0]


def test_no_value_has_no_interval() -> None:
    with pytest.raises(ValueError, match="no value"):
        mean_interval([])


def test_it_reads_as_mean_and_ends() -> None:
    assert str(mean_interval([1.0] * 3)) == "1.000 [1.000, 1.000]"


def test_a_small_steady_gain_shows_when_questions_are_paired() -> None:
    draw = np.random.default_rng(3)
    before = draw.uniform(0, 0.9, size=60)
    after = before + 0.05
    paired = difference_interval(before.tolist(), after.tolist())
    assert paired.mean == pytest.approx(0.05)
    assert paired.low > 0
    assert mean_interval(before.tolist()).high > mean_interval(after.tolist()).low


def test_the_difference_of_equals_holds_zero() -> None:
    draw = np.random.default_rng(4)
    first, second = draw.binomial(1, 0.6, size=(2, 100)).astype(float).tolist()
    interval = difference_interval(first, second)
    assert interval.low < 0 < interval.high


def test_the_sign_says_whether_the_second_is_better() -> None:
    assert difference_interval([0.0] * 5, [1.0] * 5).mean == 1
    assert difference_interval([1.0] * 5, [0.0] * 5).mean == -1


def test_pairs_need_a_partner() -> None:
    with pytest.raises(ValueError, match="shorter"):
        difference_interval([0.0, 1.0], [1.0])
