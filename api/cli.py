"""The command line: the commands of `iqtibas`, and how each of them ends.

A command prints its result to standard output and returns. Whatever it raises ends here, in one line on standard error
and an exit code; with `--debug` the traceback comes before the line.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from itertools import takewhile
from typing import Annotated

import typer
from typer.exceptions import TyperException

from api.commands.ask import ask, search
from api.commands.bench import bench
from api.commands.chat import chat
from api.commands.doctor import doctor
from api.commands.documents import add, documents, remove
from api.commands.error_line import PROGRAM, error_line, program_line, usage_line
from api.commands.evaluation import compare, eval_
from api.commands.exit_codes import ExitCode
from api.commands.keys import keys
from api.commands.mcp import mcp
from api.commands.messages import message
from api.commands.migrate import migrate
from api.commands.output import say, use_utf8
from api.commands.repair import repair
from api.commands.serve import serve
from api.commands.upkeep import backup, reindex, restore
from api.commands.verify import verify
from corpus.errors import IqtibasError

_DEBUG = "--debug"
_END_OF_OPTIONS = "--"

app = typer.Typer(
    add_completion=False,
    # Without markup typer does not load rich, a tenth of a second, and puts no boxes round help.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_ASKING, _DOCUMENTS, _MEASURING = (ask, chat, search, verify), (add, documents, remove, repair), (eval_, compare, bench)
for _command in (*_ASKING, *_DOCUMENTS, serve, mcp, *_MEASURING, doctor, reindex, backup, restore, migrate):
    _name = _command.__name__.rstrip("_")  # eval is a name of Python's own
    app.command(_name, help=message(f"help_{_name}"))(_command)
app.add_typer(keys, name="keys", help=message("help_keys"))


@app.callback(help=message("help"))
def options(debug: Annotated[bool, typer.Option(_DEBUG, help=message("help_debug"))] = False) -> None:
    """List the options of every command; `run` takes them out before a command sees its arguments."""


def main() -> None:
    """Run the command that the arguments of this process name, and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line, and return its exit code."""
    use_utf8()
    debug, rest = _without_debug(arguments)
    try:
        code = _invoke(rest)
        sys.stdout.flush()
        return code
    except (Exception, KeyboardInterrupt) as error:
        if debug:
            traceback.print_exception(error)
        return _end(error)


def _without_debug(arguments: Sequence[str]) -> tuple[bool, list[str]]:
    """Take `--debug` from wherever it stands: most often it is added to the end of a line that has failed."""
    flags = list(takewhile(lambda argument: argument != _END_OF_OPTIONS, arguments))
    rest = arguments[len(flags) :]
    return _DEBUG in flags, [*(flag for flag in flags if flag != _DEBUG), *rest]


def _invoke(arguments: Sequence[str]) -> int:
    # Not through `app(...)`, which prints errors and ends the process in its own ways.
    command = typer.main.get_command(app)
    try:
        with command.make_context(PROGRAM, list(arguments) or ["--help"]) as context:
            command.invoke(context)
    except typer.Exit as exit_:
        return exit_.exit_code
    return ExitCode.DONE


def _end(error: Exception | KeyboardInterrupt) -> int:
    """Say in one line why a command ended early, and return the exit code for it."""
    match error:
        case BrokenPipeError():
            return _leave_quietly()
        case KeyboardInterrupt():
            say(program_line(message("interrupted")))
            return ExitCode.INTERRUPTED
        case IqtibasError():
            say(error_line(error))
        case TyperException():
            say(usage_line(error.format_message(), _command_path(error)))
        case OSError():
            say(program_line(message("system_refused", message=error)))
        case _:
            say(program_line(message("internal_error", message=f"{type(error).__name__}: {error}")))
    return ExitCode.WRONG_INPUT


def _leave_quietly() -> int:
    """End as asked by a reader such as `head` that has seen enough, without a second error when Python flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE


def _command_path(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return PROGRAM if context is None else str(context.command_path)


if __name__ == "__main__":
    main()
