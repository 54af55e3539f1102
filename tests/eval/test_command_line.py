"""How a measurement ends: done, or one line that says what to do."""

import pytest

from corpus.errors import EvaluationError
from eval.command_line import CANNOT_BE_MEASURED, DONE, exit_code_of


def test_a_measurement_that_ends_is_done() -> None:
    assert exit_code_of(lambda: print("0.5")) == DONE == 0


def test_an_error_of_the_project_is_a_line_with_its_hint(capsys: pytest.CaptureFixture[str]) -> None:
    def measure() -> None:
        raise EvaluationError("no passages", hint="Name a file.")

    assert exit_code_of(measure) == CANNOT_BE_MEASURED == 2
    assert capsys.readouterr().err == "no passages. Name a file.\n"


def test_any_other_error_is_not_hidden() -> None:
    def measure() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        exit_code_of(measure)
