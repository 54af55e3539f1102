"""Questions of our own, about a text of our own and about the bundled article."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import new_document
from corpus.passage import Language
from eval.paragraphs import main, measure
from eval.reading.questions import Question, QuestionSet
from rag.answer import Turn
from rag.answerer import Answerer
from rag.settings import Settings
from rag.wiring import open_answerer

BRIDGE = """يربط جسر الشيخ جابر مدينة الكويت بمنطقة الصبية، ويبلغ طوله 48 كيلومترًا.

افتُتح الجسر في مايو 2019 بعد ستة أعوام من العمل.

تمر على الجسر كل يوم آلاف السيارات، وفيه جزيرتان صناعيتان للخدمات."""


@pytest.fixture
def answerer(tmp_path: Path) -> Iterator[Answerer]:
    settings = Settings(home=tmp_path, bundled_article=False, encoder="bundled-fast")
    with open_answerer(settings) as opened:
        opened.library.add("default", new_document(BRIDGE, document_id="bridge"))
        yield opened


def question(
    number: int, text: str, *paragraphs: str, lang: Language = "ar", history: tuple[Turn, ...] = ()
) -> Question:
    return Question(f"q{number}", lang, text, bool(paragraphs), paragraphs=paragraphs, history=history)


def test_paragraphs_and_refusals_are_counted_for_each_language(answerer: Answerer) -> None:
    asked = (
        question(1, "كم يبلغ طول جسر الشيخ جابر؟", "bridge#p1"),
        question(2, "متى افتُتح الجسر؟", "bridge#p2"),
        question(3, "كم جزيرة صناعية في الجسر؟", "bridge#p1"),  # the set is wrong here: it is p3
        question(4, "السلام عليكم"),
        question(5, "How long is the Sheikh Jaber bridge in kilometres?", "bridge#p1", lang="en"),
    )
    arabic, english = measure(answerer, QuestionSet("bridge", asked))
    assert (arabic.language, arabic.answerable, arabic.unanswerable) == ("ar", 3, 1)
    assert arabic.first is not None
    assert arabic.first.mean == pytest.approx(2 / 3)
    assert arabic.not_first == ("q3",)
    assert arabic.wrongly_answered == ()
    assert (english.language, english.answerable, english.unanswerable) == ("en", 1, 0)
    assert english.first is not None
    assert english.first.mean == 1


def test_a_follow_up_is_searched_with_its_conversation(answerer: Answerer) -> None:
    history = (Turn("user", "كم سيارة تمر على الجسر كل يوم؟"), Turn("assistant", "آلاف السيارات [1]."))
    asked = QuestionSet("bridge", (question(1, "ومن صنعها؟", "bridge#p3", history=history),))
    (report,) = measure(answerer, asked)
    assert report.not_first == ()


def test_questions_without_paragraphs_have_no_ranking(answerer: Answerer) -> None:
    (report,) = measure(answerer, QuestionSet("greetings", (question(1, "Hello!", lang="en"),)))
    assert (report.first, report.within_3, report.not_first) == (None, None, ())
    assert (report.answerable, report.unanswerable) == (0, 1)


def test_the_command_asks_the_bundled_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"id": 1, "lang": "ar", "question": "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟", "answerable": True}
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(row | {"paragraphs": ["p2"]}), encoding="utf-8")
    assert main([str(path), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert report["first"] == {"mean": 1, "low": 1, "high": 1}
    assert main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert "ar: 1 answerable and 0 unanswerable questions" in printed
    assert "right paragraph first     1.000 [1.000, 1.000]" in printed


def test_a_bad_set_is_one_line_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": 1}', encoding="utf-8")
    assert main([str(path)]) == 2
    assert capsys.readouterr().err == "set.jsonl, line 1: question: Field required. Mend this line.\n"
