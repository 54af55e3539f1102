"""The options of `iqtibas eval`, in four records: the questions, what is asked, how, and what is made of the replies.

Everything of `eval` is imported within the methods: its libraries would slow the start of every other command.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.commands.messages import message
from api.commands.options import json_option, together
from api.commands.output import print_indented, progress_of
from corpus.errors import UnreadableFile

if TYPE_CHECKING:
    from eval import Options
    from eval.reading.questions import QuestionSet
    from eval.reporting.bars import Bar
    from eval.reporting.report import Report
    from eval.running.openai_chat import OpenAIEndpoint
    from eval.running.server import Server

_PERTURB_SEPARATOR = ","


@dataclass(frozen=True, slots=True)
class SetOptions:
    """Which questions are asked, and which documents they are about."""

    question_set: str
    documents: Path | None
    document_id: str | None

    def load(self) -> "QuestionSet":
        """Return the questions. Raises as `eval.load`."""
        from eval import load

        return load(self.question_set, documents=self.documents, document_id=self.document_id)


@dataclass(frozen=True, slots=True)
class SystemOptions:
    """What is asked: the library of this process, a server, or an OpenAI-compatible endpoint."""

    url: str
    openai_url: str
    model: str
    key_file: Path | None
    concurrency: int

    def system(self) -> "Server | OpenAIEndpoint | None":
        """Return the server or the endpoint.

        Raises:
            UsageError: both are named, or a key and neither.
            UnreadableFile: the key cannot be read.
        """
        from eval.running.openai_chat import OpenAIEndpoint
        from eval.running.server import Server

        if self.url and self.openai_url:
            raise click.UsageError(message("give --url or --openai-url, not both"))
        if self.key_file is not None and not (self.url or self.openai_url):
            raise click.UsageError(message("--key-file needs --url or --openai-url"))
        if self.openai_url:
            return OpenAIEndpoint(self.openai_url, self.model, self._key(), self.concurrency)
        return Server(self.url, self._key(), self.concurrency) if self.url else None

    def _key(self) -> str:
        if self.key_file is None:
            return ""
        try:
            return self.key_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            problem = f"{self.key_file.name}: the key cannot be read"
            raise UnreadableFile(problem, hint="Name a file that holds it.") from error


@dataclass(frozen=True, slots=True)
class AskingOptions:
    """How the questions are asked."""

    collections: tuple[str, ...]
    retrieval: bool
    perturb: str
    limit: int | None

    def options(self, system: "Server | OpenAIEndpoint | None") -> "Options":
        """Return the options of a run. Raises UnknownDisguise."""
        from eval import Options
        from eval.running.perturb import check_disguises

        disguises = tuple(name.strip() for name in self.perturb.split(_PERTURB_SEPARATOR) if name.strip())
        check_disguises(disguises)
        return Options(
            system=system,
            collections=self.collections,
            search_only=self.retrieval or None,
            perturb=disguises,
            limit=self.limit,
        )


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What is made of the replies, and where it is kept."""

    out: Path | None
    resume: bool
    fail_under: tuple[str, ...]
    as_json: bool

    def bars(self) -> "list[Bar]":
        """Return the bars that the run must reach. Raises UnknownMetric."""
        from eval.reporting.bars import parse_bar

        return [parse_bar(text) for text in self.fail_under]

    def run(self, asked: "QuestionSet", options: "Options") -> "Report":
        """Return the report of a run, recorded where a folder is named. Raises as `eval.run` and `eval.recorded`."""
        from eval import run
        from eval.observers import ProgressObserver
        from eval.recorded import resume_recorded, run_recorded

        with progress_of(message("Asking")) as advance:
            progress = ProgressObserver(advance)
            if self.out is None:
                return run(asked, options, progress)
            return (resume_recorded if self.resume else run_recorded)(asked, self.out, options, progress)

    def show(self, report: "Report") -> None:
        """Print the report."""
        from eval.reporting.folder import report_json
        from eval.reporting.table import print_report

        if self.as_json:
            print_indented(report_json(report))
        else:
            print_report(report)


set_options = together(
    "questions",
    SetOptions,
    (
        click.argument(
            "question_set",
            metavar="SET",
            help=message("A file or folder, or the name of a shipped set, such as article, overview or fresh."),
        ),
        click.option(
            "--documents",
            type=click.Path(path_type=Path),
            metavar="PATH",
            help=message("Documents to ask: a file of JSON lines, or a folder of text files."),
        ),
        click.option("--document-id", metavar="ID", help=message("Document of paragraphs that are named p2 alone.")),
    ),
)
system_options = together(
    "asked",
    SystemOptions,
    (
        click.option("--url", metavar="URL", default="", help=message("Ask the server at this address.")),
        click.option(
            "--openai-url",
            metavar="URL",
            default="",
            help=message("Ask an OpenAI-compatible API, named by what stands before /chat/completions."),
        ),
        click.option(
            "--model", metavar="NAME", default="iqtibas", show_default=True, help=message("Model to ask there.")
        ),
        click.option(
            "--key-file",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=message("File with the key of the server."),
        ),
        click.option(
            "--concurrency",
            type=click.IntRange(1, 64),
            metavar="N",
            default=4,
            show_default=True,
            help=message("Questions to ask a server at once."),
        ),
    ),
)
asking_options = together(
    "asking",
    AskingOptions,
    (
        click.option(
            "--collection",
            "collections",
            multiple=True,
            metavar="C",
            help=message("Collection to ask, in place of those the set names; may be repeated."),
        ),
        click.option("--retrieval", is_flag=True, help=message("Measure ranking alone.")),
        click.option(
            "--perturb",
            metavar="NAMES",
            default="",
            help=message("Ask each question disguised too: harakat,hamza,typo,tatweel,digits,keyboard,arabizi."),
        ),
        click.option("--limit", type=click.IntRange(1), metavar="N", help=message("Ask only the first N questions.")),
    ),
)
report_options = together(
    "reporting",
    ReportOptions,
    (
        click.option(
            "--out", type=click.Path(path_type=Path), metavar="DIR", help=message("Folder to write the report to.")
        ),
        click.option("--resume", is_flag=True, help=message("Go on with the run in --out.")),
        click.option(
            "--fail-under",
            multiple=True,
            metavar="METRIC=X",
            help=message("Exit with 1 where a figure misses this bar; METRIC:ar=X for one group. May be repeated."),
        ),
        json_option,
    ),
)
