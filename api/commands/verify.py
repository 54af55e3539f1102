"""`iqtibas verify`: checks a saved answer against the stored documents."""

from contextlib import closing
from pathlib import Path

import click

from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.output import print_lines
from api.commands.plain_text import one_line
from api.commands.standard_input import STANDARD_INPUT, InputLimit
from corpus.errors import UnreadableFile
from rag.saying.receipt import verify as verified
from rag.settings import load_settings
from rag.wiring import open_library

_LIMIT = InputLimit(200_000_000, UnreadableFile, "give one answer, as `iqtibas ask --json` prints it")
"""Of a saved answer, whose passages may be long: as large as a file of many documents may be."""


@click.command("verify", help=message("Check a saved answer against the stored documents."))
@click.argument(
    "answer", metavar="ANSWER.json", help=message("An answer as `ask --json` prints it, or - for standard input.")
)
def verify(answer: str) -> None:
    """Print each fault and exit with 1, or print that all citations are verified; the question is not asked again."""
    data = _data(answer)
    with closing(open_library(load_settings())) as library:
        verdict = verified(data, library)
    for marker, (version, present) in verdict.superseded.items():
        print_lines(
            [
                message(
                    "citation {marker}: correct for version {version}; the document is now at version {present}.",
                    marker=marker,
                    version=version,
                    present=present,
                )
            ]
        )
    if verdict.faults:
        print_lines(one_line(message("NOT VERIFIED  {fault}", fault=fault)) for fault in verdict.faults)
        raise click.exceptions.Exit(ExitCode.FOUND_FAILURE)
    print(message("Verified: citations {citations}.", citations=verdict.citations))


def _data(answer: str) -> bytes:
    if answer == STANDARD_INPUT:
        return _LIMIT.read_standard_input()
    try:
        with Path(answer).open("rb") as file:
            return _LIMIT.read(file, called=answer)
    except OSError as error:
        raise UnreadableFile(f"{answer}: {error.strerror}", hint="check the path and its permissions") from error
