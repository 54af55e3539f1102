"""A thousand files of all kinds, a hundred of them damaged: the good ones are in, each bad one is named and why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.command_line import CODE_ROOT
from tests.corpus.files.made import ARABIC_LINES, pdf, word, zipped
from tests.hostile.sizes import sized

FILES, DAMAGED = sized(1_000), sized(100)
MOST_GROWTH_BYTES = 64_000_000

_MEASURED = """
import resource, sys
from api.cli import run
code = run(sys.argv[1:])
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, file=sys.stderr)
sys.exit(code)
"""


def good(number: int) -> tuple[str, bytes]:
    line = f"File number {number} says that pump {number} stands in hall {number % 7}."
    kinds = {
        "txt": lambda: line.encode(),
        "md": lambda: f"# Pump {number}\n\n{line}".encode(),
        "html": lambda: f"<title>Pump {number}</title><p>{line}".encode(),
        "docx": lambda: word(("Heading 1", f"Pump {number}"), ("Normal", line)),
        "pdf": lambda: pdf([[line], list(ARABIC_LINES)]),
        "jsonl": lambda: json.dumps({"text": line, "title": f"Pump {number}"}).encode(),
        "csv": lambda: f"pump,hall,note\n{number},{number % 7},{line}\n".encode(),
        "zip": lambda: zipped({"note.md": line.encode()}),
    }
    kind = list(kinds)[number % len(kinds)]
    return f"good{number:04}.{kind}", kinds[kind]()


def damaged(number: int) -> tuple[str, bytes, str]:
    """Return a bad file, and words of the line that has to name its cause."""
    kinds = [
        ("pdf", pdf([["secret"]], key="key"), "encrypted"),
        ("pdf", b"%PDF-1.7 broken", "not a PDF"),
        ("docx", b"\xd0\xcf\x11\xe0" + bytes(512), "encrypted"),
        ("docx", word(("Normal", "x" * 500))[:-400], "damaged"),
        ("docx", zipped({"word/document.xml": bytes(210_000_000)}), "bomb"),
        ("zip", b"PK\x03\x04 broken", "damaged"),
        ("html", b"<html><body><script>only()</script>", "no text"),
        ("txt", b"", "no text"),
        ("txt", b"MZ\x00\x01", "not a text file"),
        ("jsonl", b"{broken", "not JSON"),
    ]
    kind, data, cause = kinds[number % len(kinds)]
    return f"bad{number:03}.{kind}", data, cause


def add(home: Path, *paths: str) -> tuple[int, str, list[str], int]:
    """Run `iqtibas add` in a new process; return its code, its output, its lines of errors and its peak memory."""
    environment = {"IQTIBAS_HOME": str(home), "IQTIBAS_BUNDLED_ARTICLE": "false", "PATH": "", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, "add", *paths], env=environment, cwd=CODE_ROOT, capture_output=True, text=True
    )
    *errors, peak = done.stderr.splitlines()
    return done.returncode, done.stdout, errors, int(peak.split()[1])


@pytest.mark.heavy
def test_a_thousand_files_with_a_hundred_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(FILES - DAMAGED):
        name, data = good(number)
        (folder / name).write_bytes(data)
    causes = {}
    cached = [damaged(number) for number in range(10)]
    for number in range(DAMAGED):
        name, data, cause = cached[number % 10]
        path = folder / f"bad{number:03}.{name.split('.')[1]}"
        path.write_bytes(data)
        causes[str(path)] = cause
    # The same command over as many passages of plain text is what the memory of the parsing is compared with.
    plain = tmp_path / "plain"
    plain.mkdir()
    for number in range(FILES - DAMAGED):
        (plain / f"{number}.txt").write_text(f"File number {number} says something.\nAnd more.")
    *_, usual = add(tmp_path / "plain home", str(plain))

    code, out, errors, peak = add(tmp_path / "home", str(folder))
    assert code == 1
    assert f"documents {FILES - DAMAGED}," in out and f"Files not added: {DAMAGED}." in out
    told = {line.removeprefix("iqtibas: ").split(": ")[0]: line for line in errors if "nearly the same" not in line}
    assert set(told) == set(causes)
    assert [line for path, line in told.items() if causes[path] not in line] == []
    print(f"peak {peak / 1e6:.0f} MB, with plain text {usual / 1e6:.0f} MB")
    assert peak - usual <= MOST_GROWTH_BYTES
