"""Questions made of a sentence: for what it leaves out, for what it has nothing of, and of yes or no."""

import random

import pytest

from corpus.passage import Language
from rag.train.cloze import TOLD_BY_FORM, YES_NO, Cloze, clozes
from rag.train.templates import templates

OPENED = "The museum opened in March 1999."


def _made(sentence: str, language: Language) -> list[Cloze]:
    return [each for seed in range(60) for each in clozes(sentence, language, random.Random(seed))]


@pytest.mark.parametrize(
    ("sentence", "language", "answer"),
    [(OPENED, "en", "march 1999"), ("افتُتح المتحف في مارس 1999.", "ar", "مارس 1999")],
)
def test_what_is_asked_for_is_left_out_of_the_question(sentence: str, language: Language, answer: str) -> None:
    dates = [each for each in _made(sentence, language) if each.answer and answer in each.answer]
    assert dates and all(each.is_answered and "1999" not in each.question for each in dates)
    assert all(each.question.startswith(templates("cloze", language)["date"].split()[0]) for each in dates)


def test_what_the_sentence_has_nothing_of_is_left_open() -> None:
    left_open = [each for each in _made(OPENED, "en") if not each.is_answered]
    asked = {kind for kind in TOLD_BY_FORM for each in left_open if each.question.split()[0:2] == _cue(kind)}
    assert left_open and asked and "date" not in asked
    assert all(each.answer is None and not each.question.startswith("When") for each in left_open)


def _cue(kind: str) -> list[str]:
    return templates("cloze", "en")[kind].split()[:2]


def test_a_percentage_may_answer_how_many_and_how_much() -> None:
    questions = [each.question for each in _made("The share grew by 12%.", "en") if not each.is_answered]
    assert questions and not any(each.startswith(("How many", "How much")) for each in questions)


def test_a_question_of_yes_or_no_is_answered_by_the_sentence_itself() -> None:
    opening = templates("cloze", "en")[YES_NO].split("{")[0]
    yes_no = [each for each in _made(OPENED, "en") if each.question.startswith(opening)]
    assert yes_no and all(each.is_answered and each.answer is None for each in yes_no)


def test_the_same_chance_makes_the_same() -> None:
    once, twice = (list(clozes(OPENED, "en", random.Random(7))) for _ in range(2))
    assert once == twice
