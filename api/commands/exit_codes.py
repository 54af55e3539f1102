"""How a command ends, as shell scripts see it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """0 and 1 say that the command ran to its end; 2 that it could not: its input, a setting or the disk was wrong."""

    DONE = 0
    FOUND_FAILURE = 1
    WRONG_INPUT = 2
    INTERRUPTED = 130
    """128 + SIGINT, as every shell reports a program that Ctrl-C ended."""
