"""The command line: the commands of `iqtibas`, and how each of them ends.

A command prints its result to standard output and returns. Whatever it raises ends here, in one line on standard error
and an exit code; with `--debug` the traceback comes before the line.
"""

import gc
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import takewhile

import click

from api.commands.error_line import PROGRAM, error_line, program_line, usage_line
from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.output import say, use_utf8
from corpus.errors import IqtibasError

_DEBUG = "--debug"
_END_OF_OPTIONS = "--"
_NEW_OBJECTS = 50_000
"""Between two looks for garbage: Python's own 700 suit small programs, and slow the start of this one, whose tables are
made of more objects than this."""

# In the order of the help.
_FILES = {
    "ask": "ask search",
    "chat": "chat",
    "verify": "verify",
    "add": "add",
    "documents": "documents remove",
    "repair": "repair",
    "serve": "serve",
    "mcp": "mcp",
    "evaluation": "eval compare",
    "bench": "bench",
    "doctor": "doctor",
    "upkeep": "reindex backup restore",
    "migrate": "migrate",
    "keys": "keys",
}
_FILE_OF: Mapping[str, str] = {name: file for file, names in _FILES.items() for name in names.split()}


class Commands(click.Group):
    """The commands, each imported when it is named: what one needs does not slow the start of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_FILE_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _FILE_OF:
            return None
        module = import_module(f"api.commands.{_FILE_OF[cmd_name]}")
        command: click.Command = getattr(module, "eval_" if cmd_name == "eval" else cmd_name)
        return command


def _print_version(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        # Late: a tenth of the start-up time of `iqtibas ask`.
        from importlib.metadata import version

        print(PROGRAM, version(PROGRAM))
        context.exit()


app = Commands(
    help=message("Answers questions in Arabic or English from your documents, and cites the exact words."),
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        # Only for the help: `run` takes it out before a command sees its arguments.
        click.Option([_DEBUG], is_flag=True, expose_value=False, help=message("Show the traceback of an error.")),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=message("Show the version."),
        ),
    ],
)


def main() -> None:
    """Run the command that the arguments of this process name, and exit with its code."""
    gc.set_threshold(_NEW_OBJECTS)
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
    try:
        with app.make_context(PROGRAM, list(arguments) or ["--help"]) as context:
            app.invoke(context)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.exceptions.NoArgsIsHelpError as error:  # a group of commands alone
        print(error.format_message())
    return ExitCode.DONE


def _end(error: Exception | KeyboardInterrupt) -> int:
    """Say in one line why a command ended early, and return the exit code for it."""
    match error:
        case BrokenPipeError():
            return _leave_quietly()
        case KeyboardInterrupt():
            say(program_line(message("interrupted.")))
            return ExitCode.INTERRUPTED
        case IqtibasError():
            say(error_line(error))
        case click.ClickException():
            say(usage_line(error.format_message(), _command_path(error)))
        case OSError():
            say(
                program_line(
                    message("the system refused this ({message}). Check the disk and the permissions.", message=error)
                )
            )
        case _:
            say(
                program_line(
                    message(
                        "internal error ({message}). Run it with --debug, and report what that shows.",
                        message=f"{type(error).__name__}: {error}",
                    )
                )
            )
    return ExitCode.WRONG_INPUT


def _leave_quietly() -> int:
    """End as asked by a reader such as `head` that has seen enough, without a second error when Python flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE


def _command_path(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return PROGRAM if context is None else str(context.command_path)


if __name__ == "__main__":
    main()
