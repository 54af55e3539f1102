"""A question is asked where its passage is, elsewhere, and changed: only the first is answered."""

import random

from rag.train.asked_questions import AskedSet, situations_of_question
from rag.train.situation import Situation
from rag.train.swapped import terms_in, words_of
from tests.rag.train.titled_toys import toy_set

TEXTS = toy_set(4)
COLLECTIONS = tuple({title: passages} for title, passages in TEXTS.passages.items())
POOL = words_of([each.text for each in TEXTS.questions])


def _made(at: int) -> list[Situation]:
    question = TEXTS.questions[at]
    asked = AskedSet(TEXTS, COLLECTIONS, POOL)
    return [each for seed in range(60) for each in situations_of_question(asked, question, random.Random(seed))]


def test_only_the_question_itself_is_answered_where_its_passage_is() -> None:
    question, own = TEXTS.questions[0], 0
    answered = {each for each in _made(0) if each.is_answered}
    assert answered == {
        Situation(question.text, own, question.title, "asked", True, question.passage, question.answers)
    }


def test_elsewhere_is_the_next_collection() -> None:
    last = _made(len(TEXTS.questions) - 2)
    elsewhere = [each for each in last if each.origin == "elsewhere"]
    assert elsewhere and {each.collection for each in elsewhere} == {0}


def test_changed_questions_have_a_word_that_the_passage_has_not() -> None:
    changed = [each for each in _made(0) if each.origin in ("other name", "other verb", "other relation")]
    assert {each.origin for each in changed} >= {"other name"}
    present = terms_in(TEXTS.questions[0].passage)
    assert all(terms_in(each.question) - present - terms_in("Who opened the museum of") for each in changed)


def test_what_was_asked_in_vain_is_neither_moved_nor_changed() -> None:
    assert {each.origin for each in _made(1)} == {"asked in vain"}
    assert not any(each.is_answered for each in _made(1))
