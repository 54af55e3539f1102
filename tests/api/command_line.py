"""`iqtibas` run for real over a data folder of its own: in this process, which is quick, or in a new one."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

import orjson

from api.cli import run

CODE_ROOT = Path(__file__).parents[2]
FINISHES_WITHIN_S = 60
_LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.out)

    @property
    def error_lines(self) -> list[str]:
        return self.err.splitlines()


@dataclass(frozen=True)
class CommandLine:
    """Runs commands over the data folder `home`; `environment` is added to that of every command."""

    home: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, stdin: bytes = b"", terminal: bool = False) -> Ended:
        """Run a command in this process, its output a pipe or, as far as a program can tell, a terminal."""
        with patch.dict(os.environ, self._variables(), clear=True), _streams(stdin, terminal) as (out, err):
            code = run(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            return Ended(code, out.getvalue().decode(), err.getvalue().decode())

    def in_new_process(self, *arguments: str, stdin: bytes = b"") -> Ended:
        """Run a command as a user does."""
        return self.python("-m", "api.cli", *arguments, stdin=stdin)

    def python(self, *arguments: str, stdin: bytes = b"") -> Ended:
        """Run any code in a new process."""
        done = subprocess.run(
            [sys.executable, *arguments],
            env=self._variables(),
            cwd=CODE_ROOT,
            input=stdin,
            capture_output=True,
            timeout=FINISHES_WITHIN_S,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    def started(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Return a process that runs a command, with pipes for its three streams."""
        return subprocess.Popen(
            self.command(*arguments),
            env=self._variables(),
            cwd=CODE_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @staticmethod
    def command(*arguments: str) -> list[str]:
        return [sys.executable, "-m", "api.cli", *arguments]

    def _variables(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in _LANGUAGE_VARIABLES and not name.startswith("IQTIBAS_")
        }
        # The static encoder: a tenth of the time to load, and none of these tests is about vectors.
        fast = {"LANG": "C.UTF-8", "IQTIBAS_HOME": str(self.home), "IQTIBAS_ENCODER": "bundled-fast"}
        return kept | fast | dict(self.environment)


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@contextmanager
def _streams(stdin: bytes, terminal: bool) -> Iterator[tuple[BytesIO, BytesIO]]:
    kind = _Terminal if terminal else TextIOWrapper
    out, err = BytesIO(), BytesIO()
    with (
        patch.object(sys, "stdin", TextIOWrapper(BytesIO(stdin), "utf-8")),
        patch.object(sys, "stdout", kind(out, "utf-8")),
        patch.object(sys, "stderr", kind(err, "utf-8")),
    ):
        yield out, err
