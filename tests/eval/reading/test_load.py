"""Every format is read into the same questions, and every fault is one line that says where it is."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import MalformedQuestionSet
from corpus.split import split
from eval.reading.load import load
from eval.reading.questions import Question

ARABIC, ENGLISH = "متى افتُتح الجسر؟", "Who paid for the bridge?"
OPENED = "افتُتح الجسر في مايو 2019."
SQUAD: dict[str, Any] = {
    "version": "v2.0",
    "data": [
        {
            "title": "The bridge",
            "paragraphs": [
                {
                    "context": f"{OPENED}\nوطوله 48 كيلومترًا.",
                    "qas": [
                        {"id": "q1", "question": ARABIC, "answers": [{"text": "مايو 2019", "answer_start": 17}]},
                        {"id": 2, "question": ENGLISH, "answers": [], "is_impossible": True},
                    ],
                }
            ],
        }
    ],
}


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(*rows: object) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def beir(folder: Path, qrels: str) -> Path:
    file(folder, "corpus.jsonl", lines({"_id": "a b", "title": "T", "text": "one\ntwo"}, {"_id": "c", "text": "x"}))
    file(folder, "queries.jsonl", lines({"_id": "1", "text": ENGLISH}, {"_id": "2", "text": ARABIC}))
    file(folder, "qrels/test.tsv", qrels)
    return folder


def test_squad_brings_its_paragraphs_and_what_is_impossible(tmp_path: Path) -> None:
    loaded = load(file(tmp_path, "xquad.json", json.dumps(SQUAD)))
    first, second = loaded.questions
    ((document,),) = loaded.documents.values()
    assert first == Question("q1", "ar", ARABIC, True, ("مايو 2019",), ("The_bridge#p1",))
    assert (second.id, second.lang, second.answerable, second.paragraphs) == ("2", "en", False, ())
    assert [each.text for each in split(document)] == [f"{OPENED} وطوله 48 كيلومترًا."]


def test_a_packed_file_reads_the_same(tmp_path: Path) -> None:
    packed = load(file(tmp_path, "xquad.json.gz", gzip.compress(json.dumps(SQUAD).encode())))
    assert packed.questions == load(file(tmp_path, "xquad.json", json.dumps(SQUAD))).questions


def test_a_beir_folder_keeps_grades_and_leaves_out_what_nobody_judged(tmp_path: Path) -> None:
    loaded = load(beir(tmp_path / "set", "query-id\tcorpus-id\tscore\n1\tc\t1\n1\ta b\t2\n2\tc\t0\n"))
    (question,) = loaded.questions
    ((spaced, plain),) = loaded.documents.values()
    assert loaded.qrels() == {"1": {f"{spaced.document_id}#p1": 2, "c#p1": 1}}
    assert question.paragraphs[0] == f"{spaced.document_id}#p1"
    assert (spaced.text, spaced.title, plain.document_id) == ("one two", "T", "c")


RAGAS = {"user_input": ARABIC, "reference": "مايو 2019", "reference_contexts": [OPENED], "response": "لا أعرف"}
DEEPEVAL = {"input": ARABIC, "expected_output": "مايو 2019", "context": [OPENED], "actual_output": "?"}
OLD_RAGAS = {"question": ARABIC, "ground_truth": "مايو 2019", "answer": "لا أعرف", "contexts": ["شيء"]}
SQUAD_ROW = {"question": ARABIC, "context": OPENED, "answers": {"text": ["مايو 2019"], "answer_start": [17]}}


@pytest.mark.parametrize("row", [RAGAS, DEEPEVAL, OLD_RAGAS, SQUAD_ROW])
def test_rows_of_other_tools_are_known_by_their_columns(tmp_path: Path, row: dict[str, Any]) -> None:
    as_lines = load(file(tmp_path, "rows.jsonl", lines(row)))
    as_array = load(file(tmp_path, "rows.json", json.dumps([row])))
    as_columns = load(file(tmp_path, "columns.json", json.dumps({name: [cell] for name, cell in row.items()})))
    for loaded in (as_lines, as_array, as_columns):
        (question,) = loaded.questions
        assert (question.lang, question.question, question.answers) == ("ar", ARABIC, ("مايو 2019",))
        texts = [each.text for documents in loaded.documents.values() for each in documents]
        assert texts == ([] if row is OLD_RAGAS else [OPENED])
        assert len(question.paragraphs) == len(texts)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_whatever_stands_between_its_cells(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["id", "query", "answers", "answerable"],
        ["1", f'"{ARABIC}"', "2019|مايو 2019", ""],
        ["2", ENGLISH, "", "no"],
    ]
    path = file(tmp_path, "set.csv", "\ufeff" + "\r\n".join(map(delimiter.join, rows)))
    first, second = load(path).questions
    assert (first.id, first.question, first.answers, first.answerable) == ("1", ARABIC, ("2019", "مايو 2019"), True)
    assert (second.lang, second.answerable) == ("en", False)


def test_documents_beside_a_set_or_named_come_with_it(tmp_path: Path) -> None:
    rows = lines({"id": 1, "question": ARABIC, "paragraphs": ["p1"]})
    path = file(tmp_path, "beside/set.jsonl", rows)
    file(tmp_path, "beside/documents.jsonl", lines({"document_id": "bridge", "text": OPENED}))
    file(tmp_path, "texts/جسر.txt", OPENED)
    apart = file(tmp_path, "apart/set.jsonl", rows)
    assert load(path).questions[0].paragraphs == ("bridge#p1",)
    assert load(apart, documents=tmp_path / "texts").questions[0].paragraphs == ("جسر#p1",)
    assert load(apart).documents == {}


def test_a_bilingual_set_asks_in_four_directions(tmp_path: Path) -> None:
    passages = file(tmp_path, "p.jsonl", lines({"passage_id": "b", "text_ar": OPENED, "text_en": "It opened in 2019."}))
    row = {"id": "7", "passage_id": "b", "question_ar": ARABIC, "question_en": "When did it open?"}
    questions = file(tmp_path, "q.jsonl", lines(row))
    loaded = load(questions, documents=passages)
    assert [(each.lang, each.collection) for each in loaded.questions] == [
        ("ar", "ar"),
        ("en", "en"),
        ("en", "ar"),
        ("ar", "en"),
    ]
    assert {each.fact for each in loaded.questions} == {"7"}
    assert {name: len(documents) for name, documents in loaded.documents.items()} == {"ar": 1, "en": 1}
    with pytest.raises(MalformedQuestionSet, match="without its passages"):
        load(questions)


def test_a_shipped_set_goes_by_its_name() -> None:
    assert load("overview").name == "overview"


NO_ANSWER = {"data": [{"paragraphs": [{"context": "x y", "qas": [{"id": "1", "question": "x?", "answers": []}]}]}]}
TWICE = {"data": [SQUAD["data"][0], SQUAD["data"][0]]}
MALFORMED: list[tuple[str, str | bytes, str]] = [
    ("set.json", '{"data": [\n{"title": }]}', "set.json, line 2, column 11: not JSON: Expecting value"),
    ("set.json", json.dumps({"data": [{"title": "x"}]}), "set.json: data.0.paragraphs: Field required"),
    ("set.json", json.dumps(NO_ANSWER), "set.json, data.0.paragraphs.0.qas.0: it has no answer"),
    ("set.json", json.dumps(TWICE), "set.json, data.1: the id 'q1' is there twice"),
    ("set.json", json.dumps({"data": [{"paragraphs": []}]}), "set.json, data.0.paragraphs: the document has no text"),
    ("set.json", "7", "set.json: neither SQuAD nor rows"),
    ("set.json", '{"data": 7}', "set.json: data: Input should be a valid array"),
    ("set.json", json.dumps([{"question": "x?"}]), "set.json, item 1: neither an answer nor a paragraph is given"),
    ("set.json", b"\xff\xfe{}", "set.json: not JSON in UTF-8"),
    ("set.csv", "id,text\n1,x", "set.csv, line 1: no column is called question or query"),
    ("set.csv", "question,answers\nx?", "set.csv, line 2: the row has not as many cells as line 1"),
    ("set.csv", "question,answerable\nx?,perhaps", "set.csv, line 2: answerable: neither true nor false"),
    ("set.csv", 'question,answers\nx?,"[1, 2"', "set.csv, line 2: answers: not a JSON array"),
    ("set.csv", 'question,answers\n"x?,1', "set.csv, line 2: unexpected end of data"),
    ("set.csv", b"question,answers\n\xe3?,1", "set.csv: not UTF-8"),
    ("set.csv", "question,answers", "set.csv: has no rows"),
    ("set.jsonl", '{"question": "x?", "answers": ["a"]}\n{"question"', "set.jsonl, line 2: Invalid JSON"),
    ("set.txt", "x?", "set.txt: not a kind of question set that is known"),
]


@pytest.mark.parametrize(("name", "content", "what"), MALFORMED)
def test_a_malformed_file_is_one_line_that_says_where(tmp_path: Path, name: str, content: str, what: str) -> None:
    with pytest.raises(MalformedQuestionSet) as raised:
        load(file(tmp_path, name, content))
    assert str(raised.value).startswith(what)
    assert "\n" not in str(raised.value)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("qrels", "what"),
    [
        ("query-id\tcorpus-id\tscore\n1\tc", "test.tsv, line 2: not query, entry and a whole number"),
        ("9\tc\t1", "test.tsv, line 1: queries.jsonl has no such query"),
        ("1\td\t1", "test.tsv, line 1: corpus.jsonl has no such entry"),
        ("1\tc\t0", "test.tsv: no query has a relevant entry"),
    ],
)
def test_a_malformed_beir_folder_is_named(tmp_path: Path, qrels: str, what: str) -> None:
    with pytest.raises(MalformedQuestionSet) as raised:
        load(beir(tmp_path / "set", qrels))
    assert str(raised.value).startswith(what)


def test_a_beir_folder_needs_its_files(tmp_path: Path) -> None:
    folder = beir(tmp_path / "set", "1\tc\t1")
    (folder / "qrels" / "test.tsv").unlink()
    with pytest.raises(MalformedQuestionSet, match="qrels/ has no file of qrels"):
        load(folder)
    with pytest.raises(MalformedQuestionSet, match=r"a folder without corpus\.jsonl"):
        load(tmp_path)
    with pytest.raises(MalformedQuestionSet, match="there is no such question set"):
        load(tmp_path / "none")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"document_id": "a/b", "text": "x"}, "documents.jsonl, line 1: document_id is not usable"),
        ({"document_id": "a", "text": " "}, "documents.jsonl, line 1: the document has no text"),
        ({"document_id": "a"}, "documents.jsonl, line 1: text: Field required"),
        ({"document_id": "a", "text": "x", "translations": {"ar": ["س", "ص"]}}, "documents.jsonl, line 1: "),
    ],
)
def test_a_malformed_document_is_named(tmp_path: Path, row: dict[str, Any], what: str) -> None:
    path = file(tmp_path, "set.jsonl", lines({"question": "x?", "answers": ["y"]}))
    file(tmp_path, "documents.jsonl", lines(row))
    with pytest.raises(MalformedQuestionSet) as raised:
        load(path)
    assert str(raised.value).startswith(what)


def test_a_paragraph_that_no_document_has_is_named(tmp_path: Path) -> None:
    path = file(tmp_path, "set.jsonl", lines({"id": "k", "question": "x?", "paragraphs": ["bridge#p2"]}))
    file(tmp_path, "documents.jsonl", lines({"document_id": "bridge", "text": OPENED}))
    with pytest.raises(MalformedQuestionSet, match="question 1: no document of the set has one of its paragraphs"):
        load(path)
