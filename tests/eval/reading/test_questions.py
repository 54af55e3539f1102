import json
import re
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import InvalidDocument, MalformedQuestionSet
from eval.reading.load import load
from eval.reading.questions import Question, QuestionSet
from rag.answer import Turn

PLAIN: dict[str, Any] = {
    "id": "k-1",
    "lang": "ar",
    "question": "متى افتُتح جسر الشيخ جابر؟",
    "answerable": True,
    "answers": ["2019", "مايو 2019"],
    "paragraphs": ["bridges#p4", "p2"],
    "history": [],
    "type": "date",
    "style": "plain",
}
REFUSED: dict[str, Any] = {"id": "k-2", "lang": "en", "question": "Who paid for the bridge?", "answerable": False}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_a_row_becomes_a_question(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, PLAIN, REFUSED))
    first = Question(
        "k-1",
        "ar",
        "متى افتُتح جسر الشيخ جابر؟",
        answerable=True,
        answers=("2019", "مايو 2019"),
        paragraphs=("bridges#p4", "p2"),
        type="date",
        style="plain",
    )
    assert loaded == QuestionSet(
        "set.jsonl", (first, Question("k-2", "en", "Who paid for the bridge?", answerable=False))
    )


@pytest.mark.parametrize("name", ["question", "query", "user_input", "input"])
def test_the_question_has_synonyms(tmp_path: Path, name: str) -> None:
    row = {key: value for key, value in REFUSED.items() if key != "question"} | {name: "من دفع؟"}
    assert load(written(tmp_path, row)).questions[0].question == "من دفع؟"


def test_the_conversation_before_a_question_is_kept(tmp_path: Path) -> None:
    history = [{"role": "user", "content": "أين يقع الجسر؟"}, {"role": "assistant", "content": "في الكويت [1]."}]
    loaded = load(written(tmp_path, PLAIN | {"history": history}))
    assert loaded.questions[0].history == (Turn("user", "أين يقع الجسر؟"), Turn("assistant", "في الكويت [1]."))


def test_an_id_may_be_a_number_and_other_fields_may_stand_beside(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, REFUSED | {"id": 17, "note": {"by": ["anyone"]}}))
    assert loaded.questions[0].id == "17"


def test_a_set_about_one_document_need_not_repeat_its_id(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, PLAIN), document_id="jaber-2019")
    assert loaded.questions[0].paragraphs == ("bridges#p4", "jaber-2019#p2")


def test_the_document_of_a_set_has_a_usable_id(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match="document_id"):
        load(written(tmp_path, PLAIN), document_id="a/b")


def test_qrels_hold_what_can_be_answered_from_a_known_paragraph(tmp_path: Path) -> None:
    only_answers = PLAIN | {"id": "k-3", "paragraphs": []}
    refused = REFUSED | {"paragraphs": ["bridges#p1"]}
    loaded = load(written(tmp_path, PLAIN, refused, only_answers), document_id="jaber")
    assert loaded.qrels() == {"k-1": {"bridges#p4": 1, "jaber#p2": 1}}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"lang": "fr"}, "lang: Input should be 'ar' or 'en'"),
        ({"question": ""}, "question: String should have at least 1 character"),
        ({"question": None}, "question: Input should be a valid string"),
        ({"answerable": "yes"}, "answerable: Input should be a valid boolean"),
        ({"answers": 2019}, "answers: Input should be a valid array"),
        ({"answers": ["2019", 2019]}, "answers.1: Input should be a valid string"),
        ({"answers": [""]}, "answers.0: String should have at least 1 character"),
        ({"paragraphs": ["p0"]}, "paragraphs.0: Should be p2, or the id of its document and #p2"),
        ({"paragraphs": ["p2", "#p2"]}, "paragraphs.1: Should be p2, or the id of its document and #p2"),
        ({"paragraphs": ["bridges#2"]}, "paragraphs.0: Should be p2, or the id of its document and #p2"),
        ({"paragraphs": ["p٢"]}, "paragraphs.0: Should be p2, or the id of its document and #p2"),
        ({"history": [{"role": "user"}]}, "history.0.content: Field required"),
        ({"history": ["أين؟"]}, "history.0: Input should be an object"),
        ({"id": ""}, "id: String should have at least 1 character"),
        ({"id": True}, "id: Input should be a valid string"),
        ({"id": "k-2"}, "id repeats that of line 1"),
        ({"answers": [], "paragraphs": []}, "answerable is true, but no answer and no paragraph is given"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, change: dict[str, Any], what: str) -> None:
    with pytest.raises(MalformedQuestionSet) as raised:
        load(written(tmp_path, REFUSED, PLAIN | change))
    assert str(raised.value).startswith(f"set.jsonl, line 2: {what}")
    assert raised.value.hint


def test_what_a_row_leaves_out_is_worked_out(tmp_path: Path) -> None:
    (question,) = load(written(tmp_path, {"question": "متى افتُتح؟", "answers": "2019"})).questions
    assert question == Question("line 1", "ar", "متى افتُتح؟", answerable=True, answers=("2019",))


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"lang": "ar", "answers": ["2019"]}, "question: Field required"),
        ({"question": "2019?", "answers": ["2019"]}, "lang is missing, and the question has no letter that tells it"),
        ({"question": "When?"}, "neither an answer nor a paragraph is given, nor answerable: false"),
    ],
)
def test_what_a_row_cannot_do_without(tmp_path: Path, row: dict[str, Any], what: str) -> None:
    with pytest.raises(MalformedQuestionSet, match=rf"^set\.jsonl, line 1: {re.escape(what)}$"):
        load(written(tmp_path, row))
