from rag.writing.circuit import FAILURES_TO_OPEN, OPEN_S, CircuitBreaker


def test_it_opens_after_some_failures_in_a_row_and_lets_one_try_after_a_pause() -> None:
    now = [100.0]
    breaker = CircuitBreaker(clock=lambda: now[0])
    for _ in range(FAILURES_TO_OPEN - 1):
        breaker.record(success=False)
    assert breaker.allows()
    breaker.record(success=False)
    assert not breaker.allows()
    now[0] += OPEN_S
    assert breaker.allows()
    assert not breaker.allows()
    breaker.record(success=True)
    assert breaker.allows()


def test_a_success_between_failures_keeps_it_closed() -> None:
    breaker = CircuitBreaker()
    for success in [False, False, True] * FAILURES_TO_OPEN:
        breaker.record(success=success)
        assert breaker.allows()
