"""How the commands of this package (`python -m eval.…`) end: a measurement in, an exit code out."""

import sys
from collections.abc import Callable

from corpus.errors import IqtibasError

DONE, CANNOT_BE_MEASURED = 0, 2
"""As of `iqtibas` itself, where 1 says that something was measured and found wanting."""


def exit_code_of(measure: Callable[[], None]) -> int:
    """Run a measurement, which prints what it finds, and return `DONE`.

    What cannot be measured is one line on standard error that says what to do, and `CANNOT_BE_MEASURED`.
    """
    try:
        measure()
    except IqtibasError as error:
        print(f"{error}. {error.hint}", file=sys.stderr)
        return CANNOT_BE_MEASURED
    return DONE
