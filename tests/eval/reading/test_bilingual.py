import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import MalformedQuestionSet
from corpus.passage import Language
from corpus.split import split
from eval.reading.bilingual import BilingualSet, load_bilingual
from tests.eval.reading.bilingual_sample import PASSAGES, QUESTIONS


def load(folder: Path, passages: list[dict[str, Any]], questions: list[dict[str, Any]]) -> BilingualSet:
    files = {"passages.jsonl": passages, "questions.jsonl": questions}
    for name, rows in files.items():
        (folder / name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return load_bilingual(*(folder / name for name in files))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_passage_is_a_document_of_one_paragraph(tmp_path: Path, language: Language) -> None:
    documents = list(load(tmp_path, PASSAGES, QUESTIONS).documents(language))
    assert [each.document_id for each in documents] == [row["passage_id"] for row in PASSAGES]
    assert {each.language for each in documents} == {language}
    assert [len(split(each)) for each in documents] == [1] * len(PASSAGES)


def test_a_title_is_optional(tmp_path: Path) -> None:
    titles = [each.title for each in load(tmp_path, PASSAGES, QUESTIONS).documents("ar")]
    assert titles == ["Aral Sea", "", "", "", ""]


def test_qrels_name_the_one_right_passage(tmp_path: Path) -> None:
    qrels = load(tmp_path, PASSAGES, QUESTIONS).qrels()
    assert qrels["3"] == {"coffee#p1": 1}
    assert len(qrels) == len(QUESTIONS)


def test_a_question_about_a_passage_that_is_not_there_is_named(tmp_path: Path) -> None:
    stray = QUESTIONS[1] | {"passage_id": "bukhara"}
    with pytest.raises(
        MalformedQuestionSet, match=r"^questions\.jsonl, line 2: passages\.jsonl has no passage 'bukhara'$"
    ):
        load(tmp_path, PASSAGES, [QUESTIONS[0], stray])


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"passage_id": "a b"}, "passage_id: String should match pattern"),
        ({"text_ar": " \n"}, "text_ar: String should match pattern"),
        ({"text_en": None}, "text_en: Input should be a valid string"),
    ],
)
def test_a_bad_passage_is_named(tmp_path: Path, change: dict[str, Any], what: str) -> None:
    with pytest.raises(MalformedQuestionSet) as raised:
        load(tmp_path, [PASSAGES[0], PASSAGES[1] | change], QUESTIONS[:1])
    assert str(raised.value).startswith(f"passages.jsonl, line 2: {what}")
