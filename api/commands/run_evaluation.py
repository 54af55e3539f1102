"""`iqtibas eval` after its options are parsed: a question set is loaded, asked, recorded and compared with its bars.

Imports `eval`, whose libraries double the start-up time of `iqtibas --help`: import this file late.
"""

from pathlib import Path

import click

from api.commands.eval_options import AskingOptions, ReportOptions, SetOptions, SystemOptions
from api.commands.messages import message
from api.commands.output import print_indented, progress_of
from corpus.errors import UnreadableFile
from eval import Options, load, run
from eval.observers import ProgressObserver
from eval.reading.questions import QuestionSet
from eval.recorded import resume_recorded, run_recorded
from eval.reporting.bars import missed, parse_bar
from eval.reporting.folder import report_json
from eval.reporting.report import Report
from eval.reporting.table import print_report
from eval.running.openai_chat import OpenAIEndpoint
from eval.running.perturb import check_disguises
from eval.running.server import Server

_PERTURB_SEPARATOR = ","


def run_evaluation(
    questions: SetOptions, system: SystemOptions, asking: AskingOptions, reporting: ReportOptions
) -> tuple[Report, list[str]]:
    """Run a question set, print its report, and return it with a line for each bar it misses.

    All options are checked before the set is loaded.

    Raises:
        UsageError: two options contradict each other, or one needs another.
        UnreadableFile, UnknownMetric, UnknownDisguise: an option has no usable value.
        IqtibasError: as `eval.load` and `eval.run`.
    """
    bars = [parse_bar(text) for text in reporting.fail_under]
    if reporting.resume and reporting.out is None:
        raise click.UsageError(message("--resume needs --out"))
    options = _options(asking, _system(system))
    loaded = load(questions.question_set, documents=questions.documents, document_id=questions.document_id)
    report = _run(loaded, options, reporting)
    if reporting.as_json:
        print_indented(report_json(report))
    else:
        print_report(report)
    return report, missed(report, bars)


def _system(options: SystemOptions) -> Server | OpenAIEndpoint | None:
    """Return the server or endpoint to ask; None for the library of this process."""
    if options.url and options.openai_url:
        raise click.UsageError(message("give --url or --openai-url, not both"))
    if options.key_file is not None and not (options.url or options.openai_url):
        raise click.UsageError(message("--key-file needs --url or --openai-url"))
    key = "" if options.key_file is None else _read_key(options.key_file)
    if options.openai_url:
        return OpenAIEndpoint(options.openai_url, options.model, key, options.concurrency)
    return Server(options.url, key, options.concurrency) if options.url else None


def _read_key(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{file.name}: the key cannot be read", hint="Name a file that holds it.") from error


def _options(asking: AskingOptions, system: Server | OpenAIEndpoint | None) -> Options:
    disguises = tuple(name.strip() for name in asking.perturb.split(_PERTURB_SEPARATOR) if name.strip())
    check_disguises(disguises)
    return Options(
        system=system,
        collections=asking.collections,
        search_only=asking.retrieval or None,
        perturb=disguises,
        limit=asking.limit,
    )


def _run(questions: QuestionSet, options: Options, reporting: ReportOptions) -> Report:
    with progress_of(message("Asking")) as advance:
        observer = ProgressObserver(advance)
        if reporting.out is None:
            return run(questions, options, observer)
        return (resume_recorded if reporting.resume else run_recorded)(questions, reporting.out, options, observer)
