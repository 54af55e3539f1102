"""Reported speech, and who may be its speaker."""

import pytest

from rag.judging.concepts.matches import Matches
from rag.judging.vetoes.reported_speech import is_reported, may_be_by, names_speaker
from tests.rag.judging.cases import case_from

TEXT = (
    "Mr. Selim Haddad met Sheikh Salem Khoury. He said that the pier would follow. The pier is old. "
    "Mrs. Ada Lund warned of the fee. The fee rose."
)
QUESTION = "What did Sheikh Selim Haddad say about the fee?"


def speaker(question: str, text: str = TEXT) -> tuple[Matches, list[int]]:
    """Return the table of matches, and the concepts of the one name of the question."""
    case = case_from(question, text)
    return case.table, case.concepts_of(case.question.names)


@pytest.mark.parametrize(
    ("text", "has_speech"),
    [
        ("The mayor warned of the fee.", True),
        ("The mayor paid the fee.", False),
        ("وأضاف العمدة أن الرسم سيرتفع.", True),
        ("ارتفع الرسم في أيار.", False),
    ],
)
def test_verbs_of_speech_report_it(text: str, has_speech: bool) -> None:
    table, _ = speaker("What did Selim Haddad say about the fee?", text)
    assert is_reported(table, 0) is has_speech


def test_a_title_alone_names_nobody_and_half_of_a_name_is_enough() -> None:
    table, selim = speaker(QUESTION)
    assert [names_speaker(table, row, selim) for row in range(5)] == [True, False, False, False, False]
    table, selim = speaker(QUESTION, "Sheikh Salem came. Haddad left.")
    assert [names_speaker(table, row, selim) for row in range(2)] == [False, True]


def test_the_speaker_is_sought_back_to_the_first_person() -> None:
    table, selim = speaker(QUESTION)
    assert [may_be_by(table, row, selim) for row in range(5)] == [True, True, True, False, False]


def test_where_nobody_is_named_it_may_be_anybody() -> None:
    table, selim = speaker(QUESTION, "The fee rose. It was said to fall.")
    assert may_be_by(table, 1, selim)


def test_a_people_is_no_person() -> None:
    table, selim = speaker("ماذا قال سليم حداد عن الرسم؟", "جاء سليم حداد. غادر الوزير التونسي. ارتفع الرسم.")
    assert may_be_by(table, 2, selim)


def test_each_name_of_a_speaker_is_to_be_there() -> None:
    question = "What did the mayor of Oslo, Selim Haddad, say about the fee?"
    case = case_from(question, "The mayor of Oslo came. The mayor of Oslo, Mr. Haddad, left.")
    words = case.table.core.words
    speaker_words = [words.index(word) for word in ("mayor", "oslo", "selim", "haddad")]
    assert [names_speaker(case.table, row, speaker_words) for row in (0, 1)] == [False, True]
