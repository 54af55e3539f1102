"""`iqtibas eval` and `iqtibas compare`: a question set asked and reported on, and two runs side by side."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.options import CollectionsOption, JsonOption
from api.commands.output import print_json, say
from corpus.errors import UnreadableFile

_PERTURB_SEPARATOR = ","
# Everything of `eval` is imported within the commands: its libraries would slow the start of every other command.


def eval_(
    question_set: Annotated[str, typer.Argument(metavar="SET", help=message("help_set"), show_default=False)],
    out: Annotated[Path | None, typer.Option(metavar="DIR", help=message("help_out"), show_default=False)] = None,
    fail_under: Annotated[
        list[str] | None, typer.Option(metavar="METRIC=X", help=message("help_fail_under"), show_default=False)
    ] = None,
    url: Annotated[str, typer.Option(metavar="URL", help=message("help_eval_url"), show_default=False)] = "",
    openai_url: Annotated[str, typer.Option(metavar="URL", help=message("help_openai_url"), show_default=False)] = "",
    model: Annotated[str, typer.Option(metavar="NAME", help=message("help_model"))] = "iqtibas",
    key_file: Annotated[Path | None, typer.Option(metavar="FILE", help=message("help_key_file"))] = None,
    concurrency: Annotated[int, typer.Option(metavar="N", min=1, max=64, help=message("help_concurrency"))] = 4,
    documents: Annotated[Path | None, typer.Option(metavar="PATH", help=message("help_set_documents"))] = None,
    document_id: Annotated[str | None, typer.Option(metavar="ID", help=message("help_set_document"))] = None,
    collection: CollectionsOption = None,
    retrieval: Annotated[bool, typer.Option("--retrieval", help=message("help_retrieval"))] = False,
    perturb: Annotated[str, typer.Option(metavar="NAMES", help=message("help_perturb"), show_default=False)] = "",
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help=message("help_limit"))] = None,
    resume: Annotated[bool, typer.Option("--resume", help=message("help_resume_run"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Run a question set in process or against a server, and report on it; exit code 1 under a bar."""
    from eval.evaluate import Options, run
    from eval.reading.load import load
    from eval.recorded import run_recorded
    from eval.reporting.bars import missed, parse_bar
    from eval.reporting.folder import report_json
    from eval.running.perturb import check_disguises

    bars = [parse_bar(text) for text in fail_under or ()]
    names = [name.strip() for name in perturb.split(_PERTURB_SEPARATOR) if name.strip()]
    check_disguises(names)
    if resume and out is None:
        raise typer.BadParameter(message("resume_needs_out"))
    asked = load(question_set, documents=documents, document_id=document_id)
    options = Options(
        url=url,
        openai_url=openai_url,
        model=model,
        key=_key(key_file),
        concurrency=concurrency,
        collections=tuple(collection or ()),
        search_only=retrieval or None,
        perturb=names,
        limit=limit,
    )
    with _progress() as advance:
        if out is None:
            report = run(asked, options, on_progress=advance)
        else:
            report = run_recorded(asked, out, options, resume=resume, on_progress=advance)
    if as_json:
        import orjson

        print_json(orjson.dumps(report_json(report), option=orjson.OPT_INDENT_2))
    else:
        from eval.reporting.table import print_report

        print_report(report)
    if not report.complete:
        say(message("run_cut_short", asked=report.asked, questions=report.questions))
        raise typer.Exit(ExitCode.INTERRUPTED)
    if lines := missed(report, bars):
        for line in lines:
            say(line)
        raise typer.Exit(ExitCode.FOUND_FAILURE)


def compare(
    first: Annotated[Path, typer.Argument(metavar="RUN_A", help=message("help_run_a"), show_default=False)],
    second: Annotated[Path, typer.Argument(metavar="RUN_B", help=message("help_run_b"), show_default=False)],
    as_json: JsonOption = False,
) -> None:
    """Print what has changed from one run to another."""
    from eval.reporting.compare import compare as compared
    from eval.reporting.compare import comparison_json

    comparison = compared(first, second)
    if as_json:
        import orjson

        print_json(orjson.dumps(comparison_json(comparison), option=orjson.OPT_INDENT_2))
    else:
        from eval.reporting.table import print_comparison

        print_comparison(comparison)


def _key(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path.name}: the key cannot be read", hint="Name a file that holds it.") from error


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Give a function that shows how many questions are answered, on a terminal only."""
    import sys

    if not sys.stderr.isatty():
        yield lambda done, questions: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(message("asking"), total=None)
        yield lambda done, questions: progress.update(task, completed=done, total=questions)
