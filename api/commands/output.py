"""Output of the command line: results to standard output, all other messages to standard error."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import count

import orjson

from api.commands.plain_text import tab_separated, table

_WIDEST_LINE = 100
"""Columns; longer lines are hard to read."""

_NARROWEST_LINE = 20


def use_utf8() -> None:
    """Make both streams write UTF-8 whatever the locale is: other encodings may lack Arabic."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows to standard output: under the names of the columns on a terminal, tab-separated into a pipe."""
    print_lines(table([columns, *rows]) if is_terminal() else tab_separated(rows))


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    for line in lines:
        print(line)


def print_json(body: bytes) -> None:
    """Write the bytes of a JSON body and a line end to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(body + b"\n")


def print_indented(value: object) -> None:
    """Write a value to standard output as indented JSON."""
    print_json(orjson.dumps(value, option=orjson.OPT_INDENT_2))


def say(line: str) -> None:
    """Write a line to standard error, where it is seen even if the output goes into a pipe."""
    print(line, file=sys.stderr, flush=True)


def is_terminal() -> bool:
    """Return whether a person reads standard output as it comes."""
    return sys.stdout.isatty()


def line_width() -> int | None:
    """Return the columns to wrap at, or None where standard output is no terminal."""
    if not is_terminal():
        return None
    return max(_NARROWEST_LINE, min(shutil.get_terminal_size().columns, _WIDEST_LINE))


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a progress bar on a terminal, and yield a function that advances it by one of `total`."""
    done = count(1)
    with progress_of(what) as move:
        move(0, total)
        yield lambda: move(next(done), total)


@contextmanager
def progress_of(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on a terminal, and yield a function that sets it to `done` of `total`."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    # Late: only this branch needs it, and its import takes a tenth of the start-up time of `iqtibas ask`.
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
