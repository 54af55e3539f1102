import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import psutil
import pytest

from api.benching.bench import QUESTIONS, fill, measure_questions
from api.benching.latency import Latency, latency
from api.benching.resident_memory import resident_bytes
from api.benching.texts import DOCUMENT_PARAGRAPHS, PARAGRAPH_WORDS, QUESTION_WORDS, draw_documents, draw_questions
from corpus.article import bundled_article
from corpus.document import DocumentInfo, new_document
from corpus.errors import CorpusError
from corpus.language import detect_language
from corpus.split import split
from rag.settings import Settings
from tests.api.command_line import CommandLine


def test_questions_are_runs_of_words_in_both_languages_each_once_and_the_same_every_time() -> None:
    passages = split(bundled_article())
    questions = draw_questions(passages, 300)
    sources = "\n".join(" ".join(text.split()) for each in passages for text in (each.text, each.translation.text))  # type: ignore[union-attr]
    assert len(set(questions)) == 300
    assert all(question in sources for question in questions)
    assert all(len(question.split()) <= QUESTION_WORDS for question in questions)
    assert {detect_language(question) for question in questions} == {"ar", "en"}
    assert questions == draw_questions(passages, 300)


def test_few_words_are_asked_again() -> None:
    passages = split(new_document("The well is deep.", DocumentInfo("well")))
    assert draw_questions(passages, 3) == ["The well is deep."] * 3


def test_documents_are_of_one_size_in_turns_of_language_and_the_same_every_time() -> None:
    documents = list(draw_documents(DOCUMENT_PARAGRAPHS + 3))
    paragraphs = [document.text.split("\n") for document in documents]
    assert [document.language for document in documents] == ["ar", "en"]
    assert [len(each) for each in paragraphs] == [DOCUMENT_PARAGRAPHS, 3]
    assert {len(paragraph.split()) for each in paragraphs for paragraph in each} == {PARAGRAPH_WORDS}
    assert documents == list(draw_documents(DOCUMENT_PARAGRAPHS + 3))


def test_latency_is_of_every_question_after_a_few_that_do_not_count() -> None:
    asked: list[str] = []
    measured = latency(asked.append, ["a", "b", "c", "d", "e", "f"])
    assert asked == ["a", "b", "c", "d", "e", "a", "b", "c", "d", "e", "f"]
    assert 0 < measured.p50_ms <= measured.p99_ms


def test_the_99th_percentile_is_near_the_slowest() -> None:
    measured = Latency.of([number / 1_000 for number in range(1, 102)])
    assert measured.p50_ms == pytest.approx(51)
    assert measured.p99_ms == pytest.approx(100)


def test_resident_memory_is_what_other_tools_say() -> None:
    with subprocess.Popen([sys.executable, "-c", "print(flush=True); input()"], stdin=PIPE, stdout=PIPE) as waiting:
        assert waiting.stdout is not None
        waiting.stdout.readline()
        assert resident_bytes(waiting.pid) == psutil.Process(waiting.pid).memory_info().rss
        waiting.communicate()
    assert resident_bytes() == resident_bytes(os.getpid()) > 0


@pytest.mark.heavy
def test_a_corpus_of_ones_own_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "museum.txt").write_text("The harbour museum opened in 1931.\nIt lends boats.")
    settings = Settings(home=tmp_path / "home", bundled_article=False)
    fill(settings, tmp_path / "museum.txt")
    measured = measure_questions(settings)
    assert measured.passages == 2
    assert len(measured.questions) == QUESTIONS
    assert set(measured.questions) == {"The harbour museum opened in 1931.", "It lends boats."}


def test_a_corpus_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        fill(Settings(home=tmp_path / "home", bundled_article=False), tmp_path / "missing")


@pytest.mark.heavy
def test_the_command_prints_figures_and_leaves_the_user_s_folder_alone(tmp_path: Path) -> None:
    iqtibas = CommandLine(tmp_path / "home")
    figures = iqtibas("bench", "--json", "--http").json
    assert figures.pop("passages") == 24
    assert all(value > 0 for value in figures.values())
    assert all(name.endswith(("_ms", "_bytes", "_per_s")) for name in figures)
    assert not iqtibas.home.exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--plot", "growth.svg"], "--plot needs --scale"),
        (["--scale", "10", "--plot", "/none/growth.svg"], "/none: there is no such folder"),
    ],
)
def test_where_the_curves_go_is_asked_before_anything_is_measured(
    tmp_path: Path, arguments: list[str], expected: str
) -> None:
    ended = CommandLine(tmp_path / "home")("bench", *arguments)
    assert (ended.code, ended.out) == (2, "")
    (line,) = ended.error_lines
    assert expected in line
