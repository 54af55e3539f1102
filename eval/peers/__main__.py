"""The command `python -m eval.peers SET [--documents PATH] [--encoder NAME] [--peers NAMES]`.

Prints a table with a row for each library. A library that is not installed is left out, with a message;
`pip install 'iqtibas[peers]'` installs all.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

from corpus.errors import EvaluationError
from eval.command_line import DONE, exit_code_of
from eval.peers.measure import METRIC, PEERS
from eval.reading.load import load

PEER_FAILED = 1

_MISSING = "ModuleNotFoundError"


def main(given: Sequence[str] | None = None) -> int:
    """Print the table, and return the exit code: `PEER_FAILED` if the process of an installed library failed."""
    arguments = _arguments(given)
    if code := exit_code_of(partial(_check, arguments)):
        return code
    found, failed = [], 0
    for name in arguments.peers.split(","):
        ended = subprocess.run(_command(name, arguments), capture_output=True, text=True, check=False)
        if ended.returncode == 0:
            found.append(json.loads(ended.stdout.splitlines()[-1]))
        else:
            last = (ended.stderr.strip().splitlines() or ["it ended without a message"])[-1]
            failed += _MISSING not in last
            print(f"{name}: {last}", file=sys.stderr)
    for line in _table(found):
        print(line)
    return PEER_FAILED if failed else DONE


def _check(arguments: argparse.Namespace) -> None:
    question_set = load(arguments.set, documents=arguments.documents)
    if not question_set.documents or not question_set.qrels():
        raise EvaluationError("the set brings no documents, or names no paragraphs", hint="Give one that does both.")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.peers", description="Other libraries on the same passages.")
    parser.add_argument("set", metavar="SET", help="a question set with its documents, or the name of a shipped one")
    parser.add_argument("--documents", default="", help="its documents, or the passages of a bilingual set")
    parser.add_argument("--encoder", default="bundled-fast", help="a value of IQTIBAS_ENCODER (default: %(default)s)")
    parser.add_argument("--peers", default=",".join(PEERS), help="names separated by commas (default: %(default)s)")
    parsed = parser.parse_args(given)
    if unknown := set(parsed.peers.split(",")) - set(PEERS):
        parser.error(f"no peer is called {', '.join(sorted(unknown))}")
    parsed.documents = parsed.documents or None
    return parsed


def _command(name: str, arguments: argparse.Namespace) -> list[str]:
    documents = arguments.documents or ""
    return [sys.executable, "-m", "eval.peers.measure", name, arguments.set, documents, arguments.encoder]


def _table(found: Sequence[dict[str, Any]]) -> list[str]:
    if not found:
        return []
    directions = list(found[0]["figures"])
    rows = [["", *(f"{METRIC} {each}" for each in directions), "p50 ms", "p99 ms", "index s", "peak MB"]]
    for each in found:
        figures = [each["figures"].get(direction, "") for direction in directions]
        times = [f"{each['p50_ms']:.1f}", f"{each['p99_ms']:.1f}", f"{each['index_s']:.1f}", f"{each['peak_mb']:.0f}"]
        rows.append([each["peer"], *figures, *times])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


if __name__ == "__main__":
    sys.exit(main())
