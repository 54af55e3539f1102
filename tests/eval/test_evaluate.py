"""Whole runs in this process, over a set of four questions that brings its document."""

import json
from pathlib import Path

import pytest

from corpus.errors import EvaluationError, UnreadableRun
from eval import Options, load, run
from eval.observers import ProgressObserver
from eval.recorded import resume_recorded, run_recorded
from eval.reporting.folder import ANSWERS, HTML, MARKDOWN, REPORT, TREC, read_answers, read_summary
from eval.reporting.report import SCHEMA, Report
from rag.settings import Settings
from tests.eval.small_set import write_set


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("home"), encoder="bundled-fast")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_set(tmp_path_factory.mktemp("set"))


@pytest.fixture(scope="module")
def recorded(path: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    out = tmp_path_factory.mktemp("runs") / "first"
    return run_recorded(load(path), out, Options(settings=settings, perturb=("typo",))), out


def test_every_question_is_asked_of_the_document_of_the_set(recorded: tuple[Report, Path]) -> None:
    report, _ = recorded
    assert report.complete
    assert report.questions == report.asked == 8
    assert {result.reply.status for result in report.results} <= {"answered", "abstained"}
    assert report.figures["success@3"].mean == report.figures["verbatim"].mean == 1
    assert report.figures["right"].count == 4
    assert report.figures["parity_paragraph"].count == 1
    assert list(report.groups["language"]) == ["ar", "en"]
    assert list(report.groups["direction"]) == ["ar->en", "en->en"]
    assert report.disguises["typo"]["nDCG@10"].lost.count == 3


def test_the_user_s_own_library_is_not_touched(recorded: tuple[Report, Path], settings: Settings) -> None:
    assert not list(settings.home.iterdir())


def test_the_folder_holds_every_form_of_the_report(recorded: tuple[Report, Path]) -> None:
    report, out = recorded
    assert {file.name for file in out.iterdir()} == {ANSWERS, REPORT, MARKDOWN, HTML, TREC}
    summary = read_summary(out)
    assert (summary["schema"], summary["complete"], summary["asked"]) == (SCHEMA, True, 8)
    assert summary["figures"]["right"]["mean"] == report.figures["right"].mean
    assert summary["target"]["fingerprints"].keys() == {"encoder", "analyzer"}
    assert summary["packages"]["numpy"]
    assert "results" not in summary
    first = (out / TREC).read_text(encoding="utf-8").splitlines()[0].split(" ")
    assert (first[0], first[1], first[2], first[3], len(first)) == ("built", "Q0", "light#p1", "1", 6)


def test_answers_are_read_as_they_were_given(recorded: tuple[Report, Path]) -> None:
    report, out = recorded
    read = read_answers(out)
    assert [(each.question, each.reply, each.values) for each in read] == [
        (each.question, each.reply, each.values) for each in report.results
    ]


def test_a_run_that_was_cut_short_goes_on_where_it_ended(path: Path, settings: Settings, tmp_path: Path) -> None:
    def interrupt(done: int, questions: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    options = Options(settings=settings)
    half = run_recorded(load(path), tmp_path, options, ProgressObserver(interrupt))
    assert (half.complete, half.asked, half.questions) == (False, 2, 4)
    assert "NOT COMPLETE: 2 of 4" in (tmp_path / MARKDOWN).read_text(encoding="utf-8")
    assert "Not complete: 2 of 4" in (tmp_path / HTML).read_text(encoding="utf-8")
    with (tmp_path / ANSWERS).open("a", encoding="utf-8") as file:
        file.write('{"question": {"id": "clo')  # a kill in the middle of a line
    asked: list[int] = []
    whole = resume_recorded(load(path), tmp_path, options, ProgressObserver(lambda done, _: asked.append(done)))
    assert asked == [3, 4]
    assert whole.complete
    assert len(read_answers(tmp_path)) == 4


def test_a_run_is_never_written_over(path: Path, settings: Settings, recorded: tuple[Report, Path]) -> None:
    _, out = recorded
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    with pytest.raises(EvaluationError, match="holds a run already") as raised:
        run_recorded(load(path), out, Options(settings=settings))
    assert "--resume" in raised.value.hint
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_a_run_of_other_questions_or_settings_is_not_gone_on_with(
    path: Path, settings: Settings, recorded: tuple[Report, Path], tmp_path: Path
) -> None:
    _, out = recorded
    with pytest.raises(UnreadableRun, match="a run of other questions"):
        resume_recorded(load(path), out, Options(settings=settings))
    with pytest.raises(UnreadableRun, match="no report of a run"):
        resume_recorded(load(path), tmp_path, Options(settings=settings))


def test_what_a_killed_run_leaves_says_that_it_is_not_complete(path: Path, settings: Settings, tmp_path: Path) -> None:
    seen: list[tuple[bool, int]] = []

    def look(done: int, questions: int) -> None:
        lines = (tmp_path / ANSWERS).read_text(encoding="utf-8").splitlines()
        assert all(map(json.loads, lines))
        seen.append((read_summary(tmp_path)["complete"], len(lines)))

    run_recorded(load(path), tmp_path, Options(settings=settings), ProgressObserver(look))
    assert seen == [(False, 1), (False, 2), (False, 3), (False, 4)]


def test_a_set_without_answers_is_only_searched(tmp_path: Path, settings: Settings) -> None:
    rows = [{"question": "When was the lighthouse built?", "paragraphs": ["p1"]}]
    report = run(load(write_set(tmp_path, rows)), Options(settings=settings))
    assert report.search_only
    assert report.figures.keys() == {
        "nDCG@10", "recall@10", "MRR@10", "success@1", "success@3", "p50_ms", "p90_ms", "p99_ms"
    }  # fmt: skip


def test_a_limit_asks_the_first_ones(path: Path, settings: Settings) -> None:
    assert [each.question.id for each in run(load(path), Options(settings=settings, limit=2)).results] == [
        "built",
        "بني",
    ]


def test_a_folder_that_cannot_be_written_is_one_line(path: Path, settings: Settings) -> None:
    with pytest.raises(EvaluationError, match="cannot be written"):
        run_recorded(load(path), Path("/proc/run"), Options(settings=settings))
