"""`iqtibas verify`: a saved answer against the stored documents."""

import sys
from contextlib import closing
from pathlib import Path

import click

from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.options import STANDARD_INPUT
from api.commands.output import print_lines
from api.commands.plain_text import one_line
from corpus.errors import UnreadableFile
from rag.saying.receipt import verify as verified
from rag.settings import load_settings
from rag.wiring import open_library


@click.command("verify", help=message("Check a saved answer against the stored documents."))
@click.argument(
    "answer", metavar="ANSWER.json", help=message("An answer as `ask --json` prints it, or - for standard input.")
)
def verify(answer: str) -> None:
    """Print each thing that is not so and end with 1, or say that every citation stands; nothing is asked anew."""
    data = sys.stdin.buffer.read() if answer == STANDARD_INPUT else _data(Path(answer))
    with closing(open_library(load_settings())) as library:
        verdict = verified(data, library)
    for marker, (version, present) in verdict.superseded.items():
        print_lines(
            [
                message(
                    "citation {marker}: true of version {version}; the document is at version {present} now.",
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


def _data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}", hint="check the path and its permissions") from error
