"""What an answer calls by a name: a phrase, what follows the verb of a sentence, or nothing."""

import pytest

from rag.asking.follow_up.answers import date_in, is_name, phrase_of


@pytest.mark.parametrize(
    ("clause", "question", "phrase"),
    [
        ("It will be in Ghent", "Where is the fair?", "Ghent"),
        ("the Tunisian engineer Anis Jelassi", "Who built it?", "the Tunisian engineer Anis Jelassi"),
        ("He did not say", "Who was it?", None),
        ("رممتها مؤسسة المدن", "من رمم البوابة؟", "مؤسسة المدن"),
        ("فازت بها الكاتبة هند", "من فاز بالجائزة؟", "الكاتبة هند"),
    ],
)
def test_a_clause_is_a_phrase_or_has_a_name_or_is_neither(clause: str, question: str, phrase: str | None) -> None:
    assert phrase_of(clause, question) == phrase


def test_a_date_is_taken_out_of_its_clause() -> None:
    assert (date_in("It was opened on 3 May 1990"), date_in("in spring")) == ("3 May 1990", "spring")


@pytest.mark.parametrize("text", ["Kuwaiti", "سبعة", "x", "March", "مارس"])
def test_peoples_numbers_and_months_alone_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_what_words_may_point_to_is_a_name() -> None:
    assert is_name("Ghent") and is_name("منارة مروة")
