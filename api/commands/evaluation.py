"""`iqtibas eval` runs a question set and reports on it; `iqtibas compare` shows two runs side by side."""

from pathlib import Path

import click

from api.commands.eval_options import (
    AskingOptions,
    ReportOptions,
    SetOptions,
    SystemOptions,
    asking_options,
    report_options,
    set_options,
    system_options,
)
from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.options import json_option
from api.commands.output import print_indented, say


@click.command("eval", help=message("Run a question set and report the figures."))
@set_options
@system_options
@asking_options
@report_options
def eval_(questions: SetOptions, system: SystemOptions, asking: AskingOptions, reporting: ReportOptions) -> None:
    """Run a question set and report on it; exit with 1 below a bar, with 130 when interrupted."""
    # Late: see `run_evaluation`.
    from api.commands.run_evaluation import run_evaluation

    report, missed = run_evaluation(questions, system, asking, reporting)
    if not report.complete:
        say(
            message(
                "Interrupted: {asked} of {questions} questions were asked. `--resume` continues the run.",
                asked=report.asked,
                questions=report.questions,
            )
        )
        raise click.exceptions.Exit(ExitCode.INTERRUPTED)
    for line in missed:
        say(line)
    if missed:
        raise click.exceptions.Exit(ExitCode.FOUND_FAILURE)


@click.command("compare", help=message("Compare two runs."))
@click.argument("first", metavar="RUN_A", type=click.Path(path_type=Path), help=message("Folder of the first run."))
@click.argument("second", metavar="RUN_B", type=click.Path(path_type=Path), help=message("Folder of the second run."))
@json_option
def compare(first: Path, second: Path, as_json: bool) -> None:
    """Print what has changed from one run to another."""
    # Late: see `run_evaluation`.
    from eval.reporting.compare import compare as compare_runs
    from eval.reporting.compare import comparison_json
    from eval.reporting.table import print_comparison

    comparison = compare_runs(first, second)
    if as_json:
        print_indented(comparison_json(comparison))
    else:
        print_comparison(comparison)
