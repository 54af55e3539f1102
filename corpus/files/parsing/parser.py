"""Parses files in a child process, so that a hostile or damaged file cannot harm this one: a file in, drafts out.

One process serves many files, since starting it takes 0.1 s. It is killed if a file takes too much time or memory, and
replaced for the next file. Of a file of many documents, only the document that broke the parser is lost.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from corpus.errors import UnreadableFile
from corpus.files.draft import Draft, Failure, Found, PassedOver
from corpus.files.formats import Format
from corpus.files.parsing.deadline import Deadline, end_group
from corpus.files.parsing.frames import read_frame, write_frame
from corpus.files.parsing.limits import SECONDS_A_DOCUMENT

_ROOT = Path(__file__).parents[3]

FILES_A_PROCESS = 200
"""Files after which a process is replaced, so that memory leaks of parsers do not add up; chosen."""

MOST_BREAKS = 10
"""Documents of one file that may break the parser before the rest of the file is given up; chosen."""

_EXIT_TIMEOUT_S = 5


class _BrokenParser(Exception):
    """The process ended or was killed; `error` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.error = UnreadableFile(problem, hint="split it, or save its text")


class Parser:
    """A child process that parses one file at a time, started when it is first needed."""

    def __init__(self, *, ocr: str = "", seconds: float = SECONDS_A_DOCUMENT) -> None:
        """Start no process yet.

        Args:
            ocr: `tesseract` to recognise scanned pages, or empty.
            seconds: time limit of one document.
        """
        self._ocr = ocr
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0

    def parse(self, source: Path | bytes, name: str, kind: Format) -> Iterator[Found]:
        """Yield the drafts of a file, a failure for each document that cannot be read, and skipped files.

        Args:
            name: of the file in failures.
        """
        done = breaks = 0
        while True:
            is_fresh = self._served == 0
            try:
                for each in self._answers(source, name, kind, done):
                    done += 1
                    yield each
                return
            except _BrokenParser as broken:
                self.close()
                # A process that had served other files may have run out of memory: the document gets a fresh one.
                if is_fresh:
                    yield Failure.of(broken.error, f"document {done + 1}" if kind.holds_many else "")
                    done += 1
                    breaks += 1
                    if not kind.holds_many or breaks == MOST_BREAKS:
                        return

    def close(self) -> None:
        """Kill the process."""
        if self._process is None:
            return
        process, self._process = self._process, None
        end_group(process)
        process.wait(_EXIT_TIMEOUT_S)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # the process may not have read everything
                    pipe.close()
        self._served = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _answers(self, source: Path | bytes, name: str, kind: Format, skip: int) -> Iterator[Found]:
        """Yield the answers of a process to one request, after the first `skip` documents of the file.

        Raises:
            _BrokenParser: it took too long, too much memory, or crashed.
        """
        process = self._started()
        self._served += 1
        request: dict[str, Any] = {"name": name, "format": kind.name, "ocr": self._ocr, "skip": skip}
        if isinstance(source, Path):
            request["path"] = str(source.absolute())
        assert process.stdin is not None and process.stdout is not None
        with Deadline(process, self._seconds) as deadline:
            try:
                write_frame(process.stdin, request, source if isinstance(source, bytes) else b"")
                while "end" not in (answer := read_frame(process.stdout)[0]):
                    deadline.pause()
                    if "draft" in answer:
                        yield Draft.unpacked(answer["draft"])
                    elif "failure" in answer:
                        yield Failure(**answer["failure"])
                    elif "passed_over" in answer:
                        yield PassedOver(answer["passed_over"])
                    deadline.restart()
            except (EOFError, OSError, ValueError) as error:
                raise _BrokenParser(_ending(process, deadline, self._seconds)) from error
            except GeneratorExit:
                # The remaining answers would be taken for those to the next file.
                self.close()
                raise

    def _started(self) -> subprocess.Popen[bytes]:
        if self._served >= FILES_A_PROCESS or (self._process is not None and self._process.poll() is not None):
            self.close()
        if self._process is None:
            command = [sys.executable, "-m", "corpus.files.parsing.worker"]
            environment = {"PYTHONPATH": str(_ROOT), "PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"}
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )
        return self._process


def _ending(process: subprocess.Popen[bytes], deadline: Deadline, seconds: float) -> str:
    """Return why a process ended."""
    if deadline.is_over:
        return f"took its parser over {seconds:.0f} s"
    code = process.wait(_EXIT_TIMEOUT_S)
    return f"broke its parser ({signal.Signals(-code).name})" if code < 0 else "broke its parser"
