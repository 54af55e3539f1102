"""The folder of a recorded run.

    answers.jsonl            a line for each question, written when it is answered; a resumed run starts from these
    report.json              figures, groups, curves, settings and versions; `SCHEMA` names its layout
    report.md, report.html   the report for people
    run.trec                 the ranking, for TREC tools

A run that was killed leaves the answers so far, and the report.json from its start, which says that it is not complete.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import IO, Any

from corpus.errors import UnreadableRun
from eval.reading.questions import Question
from eval.reporting.html import html_report
from eval.reporting.markdown import markdown_report
from eval.reporting.report import SCHEMA, Report, Result
from eval.running.reply import CitedWords, Reply
from rag.answer import Turn

ANSWERS, REPORT, TREC = "answers.jsonl", "report.json", "run.trec"
MARKDOWN, HTML = "report.md", "report.html"
FILES = (ANSWERS, REPORT, TREC, MARKDOWN, HTML)
_TREC_TAG = "iqtibas"
_HINT = "Name a folder that `iqtibas eval --out` wrote."


def write_report(folder: Path, report: Report) -> None:
    """Write all files of a run into its folder, which is created if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ANSWERS).open("w", encoding="utf-8") as answers:
        for result in report.results:
            write_answer(answers, result.question, result.reply, result.values)
    write_summary(folder, report)
    (folder / MARKDOWN).write_text(markdown_report(report), encoding="utf-8")
    (folder / HTML).write_text(html_report(report), encoding="utf-8")
    (folder / TREC).write_text("".join(trec_lines(report)), encoding="utf-8")


def write_summary(folder: Path, report: Report) -> None:
    """Write report.json, which has everything except the answers."""
    text = json.dumps(report_json(report), ensure_ascii=False, indent=2)
    (folder / REPORT).write_text(text + "\n", encoding="utf-8")


def write_answer(file: IO[str], question: Question, reply: Reply, values: Mapping[str, float] | None = None) -> None:
    """Write one line of answers.jsonl, and flush it, so that it survives a killed run."""
    row = {"question": asdict(question), "reply": asdict(reply), "values": dict(values or {})}
    file.write(json.dumps(row, ensure_ascii=False) + "\n")
    file.flush()


def report_json(report: Report) -> dict[str, Any]:
    """Return the report as JSON values, without the answers."""
    shown = {each.name: getattr(report, each.name) for each in fields(report) if each.name != "results"}
    return json.loads(json.dumps(shown, default=asdict))  # type: ignore[no-any-return]


def trec_lines(report: Report) -> Iterator[str]:
    """Yield the hits of all questions in the TREC format: query, Q0, passage, rank, score, tag."""
    for result in report.results:
        name = result.question.id.replace(" ", "_")
        for rank, (passage, score) in enumerate(result.reply.hits, 1):
            yield f"{name} Q0 {passage} {rank} {score:.6f} {_TREC_TAG}\n"


def read_summary(folder: Path) -> dict[str, Any]:
    """Return the content of report.json.

    Raises:
        UnreadableRun: there is no such file, or it has another layout.
    """
    try:
        found = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        schema = str(found["schema"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = f"{REPORT}: {getattr(error, 'strerror', None) or 'not one of ours'}"
        raise UnreadableRun(f"{folder.name}: no report of a run ({why})", hint=_HINT) from error
    if schema != SCHEMA:
        raise UnreadableRun(f"{folder.name}: a report of the layout {schema!r}", hint=f"This version reads {SCHEMA}.")
    return dict(found)


def read_answers(folder: Path) -> list[Result]:
    """Return the answers of a run, without an incomplete last line.

    Raises:
        UnreadableRun: there is no such file, or a line is not an answer.
    """
    try:
        lines = (folder / ANSWERS).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableRun(f"{folder.name}: no {ANSWERS}", hint=_HINT) from error
    found = []
    for number, line in enumerate(lines[:-1], 1):
        try:
            found.append(_result(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            hint = "Correct or remove this line."
            raise UnreadableRun(f"{folder.name}/{ANSWERS}, line {number}: not an answer", hint=hint) from error
    return found


def _result(row: Mapping[str, Any]) -> Result:
    asked, got = dict(row["question"]), dict(row["reply"])
    asked["history"] = tuple(Turn(**turn) for turn in asked["history"])
    for name in ("answers", "paragraphs", "grades"):
        asked[name] = tuple(asked[name])
    got["citations"] = tuple(_cited(each) for each in got["citations"])
    got["hits"] = tuple((str(passage), float(score)) for passage, score in got["hits"])
    return Result(Question(**asked), Reply(**got), {name: float(value) for name, value in row["values"].items()})


def _cited(row: Mapping[str, Any]) -> CitedWords:
    spans = tuple((start, end) for start, end in row["answer_spans"])
    return CitedWords(**{**row, "answer_spans": spans})
