"""The figures of the READMEs are those of `iqtibas eval`, set by set, with the default encoder."""

import re
from pathlib import Path

import pytest

from eval import Options, load, run
from eval.reporting.report import Report
from rag.settings import Settings
from tests.api.command_line import CODE_ROOT

pytestmark = pytest.mark.heavy

FRONT = " ".join((CODE_ROOT / "README.md").read_text(encoding="utf-8").split())
TABLE = re.findall(
    r"^\| `(\w+)` \| (.+) \|$",
    (CODE_ROOT / "eval" / "README.md").read_text(encoding="utf-8").split("prints, with the default encoder:")[1],
    re.MULTILINE,
)
METRICS = ("nDCG@10", "cited", "says", "right", "refused", "false_refusal")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def asked(name: str, home: Path) -> Report:
    return run(load(name), Options(settings=Settings(home=home)))


def row(report: Report) -> list[str]:
    """Return the cells of the table: three digits each, a dash for what a set does not ask."""
    figures = (report.figures.get(name) for name in METRICS)
    return ["–" if figure is None else f"{figure.mean:.3f}".removeprefix("0") for figure in figures]


def counts(report: Report, metric: str) -> tuple[int, int]:
    """Return of how many questions a metric holds, in Arabic and in English."""
    figures = [report.groups["language"][language][metric] for language in ("ar", "en")]
    return round(figures[0].mean * figures[0].count), round(figures[1].mean * figures[1].count)


@pytest.mark.parametrize(("name", "cells"), TABLE)
def test_the_table_is_what_a_run_gives(name: str, cells: str, home: Path) -> None:
    assert cells.split(" | ") == row(asked(name, home))


def test_every_shipped_set_has_a_row() -> None:
    from eval.sets import NAMES

    assert [name for name, _ in TABLE] == list(NAMES)


def test_the_front_page_says_what_a_run_on_the_article_gives(home: Path) -> None:
    report = asked("article", home)
    cited, first, refused, wrongly = (counts(report, name) for name in ("cited", "first", "refused", "false_refusal"))
    assert (
        f"a right paragraph is cited for {cited[0]} of 30 in Arabic and {cited[1]} of 30 in English, "
        f"and first for {first[0]} and {first[1]}; of ten in either language that it does not answer, "
        f"{refused[0]} and {refused[1]} are refused, and {sum(wrongly)} of the 60 that it does."
    ) in FRONT
