"""`serve` on the command line: what it says to a person, and what to a program."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

from tests.api.command_line import CODE_ROOT, FINISHES_WITHIN_S

COMMAND = [sys.executable, "-m", "api.cli", "serve", "--port", "0"]


def test_a_person_at_a_terminal_is_told_where_to_ask_in_the_language_of_the_locale(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    variables = {**os.environ, "IQTIBAS_HOME": str(tmp_path), "IQTIBAS_ENCODER": "bundled-fast", "LC_ALL": "ar"}
    process = subprocess.Popen(COMMAND, cwd=CODE_ROOT, env=variables, stdin=theirs, stderr=theirs)
    os.close(theirs)
    try:
        with os.fdopen(ours, encoding="utf-8") as terminal:
            log, line = terminal.readline(), terminal.readline()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(FINISHES_WITHIN_S)
    assert "في المتصفح" in line
    address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
    assert f"serving on {address}" in log
