"""Every error has a row in the table, and no row repeats what was sent."""

import pytest

from api import problems
from api.problems import INTERNAL_ERROR, PROBLEMS, FieldError, Problem, Refused, occurrence_of
from corpus.errors import (
    CorpusError,
    EmptyDocument,
    IqtibasError,
    StorageBusy,
    UnknownCollection,
    UnknownDocument,
    UnknownPassage,
)
from tests.error_tree import ERRORS


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_of_the_tree_has_a_row(error: type[IqtibasError]) -> None:
    problem = PROBLEMS[error]
    assert 400 <= problem.status <= 599
    assert problem.title


def test_the_table_has_no_row_for_anything_else() -> None:
    assert set(PROBLEMS) == set(ERRORS)


@pytest.mark.parametrize("error", [each for each in ERRORS if each.retryable])
def test_what_may_pass_says_when_to_come_back(error: type[IqtibasError]) -> None:
    assert PROBLEMS[error].retry_after_s


def test_one_name_has_one_status() -> None:
    everything = {*PROBLEMS.values(), *(each for each in vars(problems).values() if isinstance(each, Problem))}
    statuses: dict[str, set[int]] = {}
    for problem in everything:
        statuses.setdefault(problem.name, set()).add(problem.status)
    assert [name for name, found in statuses.items() if len(found) > 1] == []


@pytest.mark.parametrize("error", [UnknownCollection, UnknownDocument, UnknownPassage])
def test_what_is_not_there_is_not_named(error: type[IqtibasError]) -> None:
    occurred = occurrence_of(error("no 'secret' here", hint="look for secret"))
    assert occurred.problem.status == 404
    assert "secret" not in occurred.detail


def test_an_error_speaks_for_itself_with_its_hint() -> None:
    occurred = occurrence_of(EmptyDocument("the document has no text", hint="give a line"))
    assert (occurred.problem.status, occurred.detail) == (422, "the document has no text: give a line")
    assert occurred.errors == (FieldError("body", occurred.detail),)


def test_only_a_422_lists_fields() -> None:
    busy = occurrence_of(StorageBusy("another process is writing"))
    assert (busy.detail, busy.errors) == ("another process is writing", ())
    assert occurrence_of(CorpusError("unreadable")).errors


def test_a_refusal_is_its_problem() -> None:
    fields = (FieldError("top_k", "Input should be less than or equal to 50"),)
    occurred = occurrence_of(Refused(problems.INVALID_REQUEST, fields))
    assert occurred.errors == fields
    assert occurred.detail == "top_k: Input should be less than or equal to 50"


def test_what_nobody_expected_tells_nothing() -> None:
    occurred = occurrence_of(KeyError("secret"))
    assert occurred.problem is INTERNAL_ERROR
    assert "secret" not in occurred.detail
