"""`python -m eval.peers SET [--documents PATH] [--encoder NAME] [--peers NAMES]` prints them side by side.

A library that is not installed is left out, and said so: `pip install 'iqtibas[peers]'` installs all.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from corpus.errors import IqtibasError
from eval.peers.measure import METRIC, PEERS
from eval.reading.load import load

_MISSING = "ModuleNotFoundError"


def main(given: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 a peer failed, 2 wrong usage or input."""
    arguments = _arguments(given)
    try:
        asked = load(arguments.set, documents=arguments.documents)
    except IqtibasError as error:
        print(f"{error}. {error.hint}", file=sys.stderr)
        return 2
    if not asked.documents or not asked.qrels():
        print("The set brings no documents, or names no paragraphs. Give one that does both.", file=sys.stderr)
        return 2
    found, failed = [], 0
    for name in arguments.peers.split(","):
        ended = subprocess.run(_command(name, arguments), capture_output=True, text=True, check=False)
        if ended.returncode == 0:
            found.append(json.loads(ended.stdout.splitlines()[-1]))
        else:
            last = (ended.stderr.strip().splitlines() or ["it ended without a word"])[-1]
            failed += _MISSING not in last
            print(f"{name}: {last}", file=sys.stderr)
    for line in _table(found):
        print(line)
    return int(failed > 0)


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.peers", description="Other libraries on the same passages.")
    parser.add_argument("set", metavar="SET", help="a question set that brings its documents, or a shipped one")
    parser.add_argument("--documents", default="", help="its documents, or the passages of a bilingual set")
    parser.add_argument("--encoder", default="bundled-fast", help="what IQTIBAS_ENCODER may be (default: %(default)s)")
    parser.add_argument("--peers", default=",".join(PEERS), help="names between commas (default: %(default)s)")
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
