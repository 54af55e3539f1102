"""Cold starts for `iqtibas bench`: the time until a new process of this program has answered."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from api.benching.latency import S_TO_MS
from corpus.errors import IqtibasError
from rag.settings import Settings

COLD_STARTS = 5

_ANSWER_WITHIN_S = 60.0
_CODE_ROOT = Path(__file__).parents[2]


def first_start_ms(settings: Settings, question: str) -> float:
    """Return the median time until a new process without a data folder has answered.

    Raises:
        IqtibasError: a process failed.
    """
    return statistics.median(_first_start_ms(settings, question) for _ in range(COLD_STARTS))


def next_start_ms(settings: Settings, question: str) -> float:
    """Return the median time until a new process has answered from the data folder of `settings`.

    Raises:
        IqtibasError: a process failed.
    """
    return statistics.median(_start_ms(settings, question) for _ in range(COLD_STARTS))


def command_line(arguments: Sequence[str]) -> list[str]:
    """Return the command that runs `iqtibas` with these arguments in a new process of this interpreter."""
    return python_command("api.cli", arguments)


def python_command(module: str, arguments: Sequence[str]) -> list[str]:
    """Return the command that runs a module in a new process of this interpreter."""
    return [sys.executable, "-P", "-m", module, *arguments]


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment of such a process: that of this one, with the data folder of `settings`."""
    paths = [str(_CODE_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(paths),
        "IQTIBAS_HOME": str(settings.home),
        "IQTIBAS_BUNDLED_ARTICLE": str(settings.bundled_article),
    }


def _first_start_ms(settings: Settings, question: str) -> float:
    with TemporaryDirectory(prefix="iqtibas-bench-") as folder:
        return _start_ms(replace(settings, home=Path(folder, "home")), question)


def _start_ms(settings: Settings, question: str) -> float:
    command = command_line(["ask", "--json", "--", question])
    started = time.perf_counter()
    done = subprocess.run(command, env=environment(settings), capture_output=True, text=True, timeout=_ANSWER_WITHIN_S)
    elapsed_s = time.perf_counter() - started
    if done.returncode != 0:
        raise IqtibasError(f"a new process failed: {done.stderr}", hint="Run `iqtibas doctor`.")
    return elapsed_s * S_TO_MS
