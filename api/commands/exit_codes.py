"""The exit codes of the commands."""

from enum import IntEnum


class ExitCode(IntEnum):
    """With 0 and 1 the command ran to its end; with 2 it could not, because of its input, a setting or the disk."""

    DONE = 0
    FOUND_FAILURE = 1
    WRONG_INPUT = 2
    INTERRUPTED = 130
    """128 + SIGINT, as shells report a program that Ctrl-C ended."""
