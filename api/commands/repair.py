"""`iqtibas repair`: shows what the Arabic repair changes in a file, without writing anything."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from api.commands.messages import message
from api.commands.output import print_lines, say
from api.commands.plain_text import one_line
from corpus.decode import decode_text
from corpus.document import MAX_DOCUMENT_BYTES
from corpus.files.draft import Failure, PassedOver
from corpus.files.load import known_format
from corpus.files.parsing.parser import Parser
from corpus.paths import read_bytes
from corpus.repair.repair import Repaired
from corpus.repair.repair import repair as repaired
from rag.settings import load_settings


@click.command("repair", help=message("Show what the repair of Arabic would change in a file."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), help=message("The file."))
def repair(file: Path) -> None:
    """Print each changed line before (-) and after (+) the repair, and a summary on standard error."""
    lines, done = _lines(file)
    found = repaired(lines)
    print_lines(_changes(lines, found))
    kinds = ", ".join(filter(None, [done, found.summary]))
    say(message("Repairs: {kinds}.", kinds=kinds) if kinds else message("Nothing to repair."))


def _lines(file: Path) -> tuple[Sequence[str], str]:
    """Return the lines of a file, and the repairs that reading its format has already made."""
    kind, data = known_format(file.name), read_bytes(file, MAX_DOCUMENT_BYTES)
    if kind.name == "text":
        return decode_text(data, name=file.name).split("\n"), ""
    lines: list[str] = []
    done: list[str] = []
    with Parser(ocr=load_settings().ocr) as parser:
        for each in parser.parse(file, file.name, kind):
            if isinstance(each, Failure):
                raise each.error()
            if isinstance(each, PassedOver):
                continue
            lines += each.text.split("\n") if each.text else [paragraph.text for paragraph in each.paragraphs]
            done += [str(each.info.metadata["repairs"])] if "repairs" in each.info.metadata else []
    return lines, ", ".join(done)


def _changes(lines: Sequence[str], found: Repaired) -> Iterator[str]:
    for before, after in zip(lines, found.paragraphs, strict=True):
        if before != after:
            yield from (f"- {one_line(before)}", f"+ {one_line(after)}")
