"""The command line of `iqtibas`: finds the command, runs it, and turns whatever it raises into an exit code.

A command prints its result to standard output and returns. An error ends it with one line on standard error; with
`--debug` the traceback comes before that line.
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
_GC_THRESHOLD = 50_000
"""Allocations between two garbage collections: at Python's default of 700, loading the tables triggers hundreds."""

_MODULES = {
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
"""Module of `api.commands` -> its commands, in the order of the help."""

_MODULE_OF: Mapping[str, str] = {name: module for module, names in _MODULES.items() for name in names.split()}


class Commands(click.Group):
    """The commands, each imported when it is used, so that the imports of one do not delay another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MODULE_OF)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches  # late: only a misspelt command needs it

            if not (similar := get_close_matches(args[0], self.list_commands(ctx), 1)):
                raise
            suggestion = message("did you mean `{command}`?", command=similar[0])
            raise click.UsageError(f"{error.message.rstrip('.')} ({suggestion})", ctx) from None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULE_OF:
            return None
        module = import_module(f"api.commands.{_MODULE_OF[cmd_name]}")
        command: click.Command = getattr(module, "eval_" if cmd_name == "eval" else cmd_name)
        return command


def _print_version(context: click.Context, _: click.Parameter, is_set: bool) -> None:
    if is_set:
        # Late: a tenth of the start-up time of `iqtibas ask`.
        from importlib.metadata import version

        print(PROGRAM, version(PROGRAM))
        context.exit()


app = Commands(
    help=message("Answers questions in Arabic or English from your documents, and cites the exact words."),
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        # Only for the help: `run` removes it from the arguments.
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
    gc.set_threshold(_GC_THRESHOLD)
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
        return _report(error)


def _without_debug(arguments: Sequence[str]) -> tuple[bool, list[str]]:
    """Return whether `--debug` is among the options, of whatever command, and the arguments without it."""
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


def _report(error: Exception | KeyboardInterrupt) -> int:
    """Print one line that says why a command ended early, and return its exit code."""
    if isinstance(error, BrokenPipeError):
        return _leave_quietly()
    say(_line(error))
    return ExitCode.INTERRUPTED if isinstance(error, KeyboardInterrupt) else ExitCode.WRONG_INPUT


def _line(error: Exception | KeyboardInterrupt) -> str:
    match error:
        case IqtibasError():
            return error_line(error)
        case click.ClickException():
            return usage_line(error.format_message(), _command_path(error))
        case KeyboardInterrupt():
            text = message("interrupted.")
        case OSError():
            text = message("the system refused this ({message}). Check the disk and the permissions.", message=error)
        case _:
            text = message(
                "internal error ({message}). Run it with --debug, and report what that shows.",
                message=f"{type(error).__name__}: {error}",
            )
    return program_line(text)


def _leave_quietly() -> int:
    """End without an error, also in Python's last flush, when the reader of a pipe (such as `head`) has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE


def _command_path(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return PROGRAM if context is None else str(context.command_path)


if __name__ == "__main__":
    main()
