"""The options of `iqtibas eval`, in four groups: the question set, the system under test, how to ask, the report."""

from dataclasses import dataclass
from pathlib import Path

import click

from api.commands.messages import message
from api.commands.options import json_option, together


@dataclass(frozen=True, slots=True)
class SetOptions:
    """The question set (a path or the name of a shipped set), and the documents that its questions are about."""

    question_set: str
    documents: Path | None
    document_id: str | None


@dataclass(frozen=True, slots=True)
class SystemOptions:
    """The system under test: the library of this process, a server (`url`), or an OpenAI-compatible endpoint."""

    url: str
    openai_url: str
    model: str
    key_file: Path | None
    concurrency: int


@dataclass(frozen=True, slots=True)
class AskingOptions:
    """How the questions are asked; `perturb` has names of disguises between commas."""

    collections: tuple[str, ...]
    retrieval: bool
    perturb: str
    limit: int | None


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Where the run is recorded, which bars it must reach (`METRIC=X`), and how the report is printed."""

    out: Path | None
    resume: bool
    fail_under: tuple[str, ...]
    as_json: bool


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
        click.option(
            "--document-id", metavar="ID", help=message("Document of the paragraphs that are named p2 alone.")
        ),
    ),
)
system_options = together(
    "system",
    SystemOptions,
    (
        click.option("--url", metavar="URL", default="", help=message("Ask the server at this address.")),
        click.option(
            "--openai-url",
            metavar="URL",
            default="",
            help=message("Ask an OpenAI-compatible API; URL is the part before /chat/completions."),
        ),
        click.option(
            "--model",
            metavar="NAME",
            default="iqtibas",
            show_default=True,
            help=message("Model of the OpenAI-compatible API."),
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
            help=message("Number of questions to ask a server at once."),
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
            help=message("Collection to ask in place of those in the set; may be repeated."),
        ),
        click.option("--retrieval", is_flag=True, help=message("Measure only the ranking of passages.")),
        click.option(
            "--perturb",
            metavar="NAMES",
            default="",
            help=message("Ask each question in disguises as well: harakat,hamza,typo,tatweel,digits,keyboard,arabizi."),
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
        click.option("--resume", is_flag=True, help=message("Continue the interrupted run in --out.")),
        click.option(
            "--fail-under",
            multiple=True,
            metavar="METRIC=X",
            help=message("Exit with 1 if a figure misses this bar; METRIC:ar=X for one group. May be repeated."),
        ),
        json_option,
    ),
)
