"""The exit codes and error messages of the commands of this package (`python -m eval.…`)."""

import sys
from collections.abc import Callable

from corpus.errors import IqtibasError

DONE, CANNOT_BE_MEASURED = 0, 2
"""The same codes as those of `iqtibas`, where 1 means that a measurement was made and missed its bar."""


def exit_code_of(measure: Callable[[], None]) -> int:
    """Call `measure`, which prints its results, and return `DONE`.

    If it raises an `IqtibasError`, print the message and its hint on one line of standard error, and return
    `CANNOT_BE_MEASURED`.
    """
    try:
        measure()
    except IqtibasError as error:
        print(f"{error}. {error.hint}", file=sys.stderr)
        return CANNOT_BE_MEASURED
    return DONE
