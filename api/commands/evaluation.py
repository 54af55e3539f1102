"""`iqtibas eval` and `iqtibas compare`: a question set asked and reported on, and two runs side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.options import json_option
from api.commands.output import print_json, progress_of, say
from corpus.errors import UnreadableFile

if TYPE_CHECKING:
    from eval.reporting.report import Report

_PERTURB_SEPARATOR = ","
# Everything of `eval` is imported within the commands: its libraries would slow the start of every other command.


@click.command("eval", help=message("Run a question set and report on it."))
@click.argument(
    "question_set",
    metavar="SET",
    help=message("A file or folder, or the name of a shipped set, such as article, overview or fresh."),
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help=message("Folder to write the report to."))
@click.option(
    "--fail-under",
    multiple=True,
    metavar="METRIC=X",
    help=message("Exit with 1 where a figure misses this bar; METRIC:ar=X for one group. May be repeated."),
)
@click.option("--url", metavar="URL", default="", help=message("Ask the server at this address."))
@click.option(
    "--openai-url",
    metavar="URL",
    default="",
    help=message("Ask an OpenAI-compatible API, named by what stands before /chat/completions."),
)
@click.option("--model", metavar="NAME", default="iqtibas", show_default=True, help=message("Model to ask there."))
@click.option(
    "--key-file", type=click.Path(path_type=Path), metavar="FILE", help=message("File with the key of the server.")
)
@click.option(
    "--concurrency",
    type=click.IntRange(1, 64),
    metavar="N",
    default=4,
    show_default=True,
    help=message("Questions to ask a server at once."),
)
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=message("Documents to ask: a file of JSON lines, or a folder of text files."),
)
@click.option("--document-id", metavar="ID", help=message("Document of paragraphs that are named p2 alone."))
@click.option(
    "--collection",
    "collections",
    multiple=True,
    metavar="C",
    help=message("Collection to ask, in place of those the set names; may be repeated."),
)
@click.option("--retrieval", is_flag=True, help=message("Measure ranking alone."))
@click.option(
    "--perturb",
    metavar="NAMES",
    default="",
    help=message("Ask each question disguised too: harakat,hamza,typo,tatweel,digits,keyboard,arabizi."),
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help=message("Ask only the first N questions."))
@click.option("--resume", is_flag=True, help=message("Go on with the run in --out."))
@json_option
def eval_(
    question_set: str,
    out: Path | None,
    fail_under: tuple[str, ...],
    url: str,
    openai_url: str,
    model: str,
    key_file: Path | None,
    concurrency: int,
    documents: Path | None,
    document_id: str | None,
    collections: tuple[str, ...],
    retrieval: bool,
    perturb: str,
    limit: int | None,
    resume: bool,
    as_json: bool,
) -> None:
    """Run a question set in process or against a server, and report on it; exit code 1 under a bar."""
    from eval.evaluate import Options, run
    from eval.reading.load import load
    from eval.recorded import run_recorded
    from eval.reporting.bars import missed, parse_bar
    from eval.running.perturb import check_disguises

    bars = [parse_bar(text) for text in fail_under]
    check_disguises(disguises := [name.strip() for name in perturb.split(_PERTURB_SEPARATOR) if name.strip()])
    if resume and out is None:
        raise click.BadParameter(message("--resume needs --out"))
    asked = load(question_set, documents=documents, document_id=document_id)
    options = Options(
        url=url,
        openai_url=openai_url,
        model=model,
        key=_key(key_file),
        concurrency=concurrency,
        collections=collections,
        search_only=retrieval or None,
        perturb=disguises,
        limit=limit,
    )
    with progress_of(message("Asking")) as advance:
        if out is None:
            report = run(asked, options, on_progress=advance)
        else:
            report = run_recorded(asked, out, options, resume=resume, on_progress=advance)
    _show(report, as_json)
    if not report.complete:
        say(
            message(
                "Interrupted: {asked} of {questions} questions were asked. `--resume` goes on.",
                asked=report.asked,
                questions=report.questions,
            )
        )
        raise click.exceptions.Exit(ExitCode.INTERRUPTED)
    lines = missed(report, bars)
    for line in lines:
        say(line)
    if lines:
        raise click.exceptions.Exit(ExitCode.FOUND_FAILURE)


@click.command("compare", help=message("Show two runs side by side."))
@click.argument("first", metavar="RUN_A", type=click.Path(path_type=Path), help=message("Folder of the first run."))
@click.argument("second", metavar="RUN_B", type=click.Path(path_type=Path), help=message("Folder of the second run."))
@json_option
def compare(first: Path, second: Path, as_json: bool) -> None:
    """Print what has changed from one run to another."""
    from eval.reporting.compare import compare as compared
    from eval.reporting.compare import comparison_json
    from eval.reporting.table import print_comparison

    comparison = compared(first, second)
    if as_json:
        _print_indented(comparison_json(comparison))
    else:
        print_comparison(comparison)


def _show(report: "Report", as_json: bool) -> None:
    from eval.reporting.folder import report_json
    from eval.reporting.table import print_report

    if as_json:
        _print_indented(report_json(report))
    else:
        print_report(report)


def _print_indented(value: object) -> None:
    import orjson

    print_json(orjson.dumps(value, option=orjson.OPT_INDENT_2))


def _key(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path.name}: the key cannot be read", hint="Name a file that holds it.") from error
