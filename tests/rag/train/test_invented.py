"""The project's own question sets as situations: whose answers stand where, what is left open, what is never read."""

import pytest

from corpus.fold import fold
from rag.train.invented import ABOUT_ARTICLE, GROUPS, SETS, read_invented
from rag.train.situation import SituationSet

HELD_OUT = ("article", "asked_d", "asked_h", "unseen", "fresh", "fresh_b")


@pytest.fixture(scope="module")
def read() -> list[SituationSet]:
    return list(read_invented())


def test_every_set_has_both_languages_and_whole_documents(read: list[SituationSet]) -> None:
    assert len(read) == 2 * (len(GROUPS) + 2)
    assert [each.question_language for each in read] == ["ar", "en"] * (len(GROUPS) + 2)
    assert all(each.documents and not each.collections and each.situations for each in read)


def test_what_is_answered_stands_in_the_document_it_names(read: list[SituationSet]) -> None:
    for each in read:
        texts = {document.document_id: document.text for document in each.documents}
        for situation in each.situations:
            assert not situation.is_answered or situation.passage in texts[situation.title]
            assert situation.is_answered or (situation.passage, situation.answers) == ("", ())


def test_most_answers_stand_in_their_passage_or_its_translation(read: list[SituationSet]) -> None:
    (styles,) = [each for each in read if each.name == "invented styles ar"]
    given = [each for each in styles.situations if each.answers]
    stands = [any(answer in fold(each.passage) for answer in each.answers) for each in given]
    assert sum(stands) > 0.9 * len(given) > 0


def test_yes_and_no_stand_in_no_passage(read: list[SituationSet]) -> None:
    yes_no = [each for group in read for each in group.situations if each.question.startswith(("هل ", "Is ", "Did "))]
    answered = [each for each in yes_no if each.is_answered]
    assert sum(each.answers == () for each in answered) > 0.9 * len(answered) > 0


def test_questions_of_other_texts_are_left_open_by_the_article(read: list[SituationSet]) -> None:
    elsewhere = [each for group in read[-2:] for each in group.situations]
    assert elsewhere
    assert {(each.origin, each.is_answered) for each in elsewhere} == {("asked elsewhere", False)}


def test_sets_that_measure_are_never_read() -> None:
    paths = [*GROUPS, *(path for questions in GROUPS.values() for path in questions), *ABOUT_ARTICLE]
    assert not any(path.removesuffix(".jsonl").split("/")[0] in HELD_OUT for path in paths)
    assert all((SETS / path).is_file() for path in paths)
