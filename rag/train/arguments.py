"""The arguments that the training commands share: the folder of training data, and the retrieval cache."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path


def add_data(parser: ArgumentParser) -> None:
    """Add `--data`."""
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/, passages/, text/ and eval/")


def add_cache(parser: ArgumentParser) -> None:
    """Add `--cache`."""
    parser.add_argument("--cache", type=Path, help="folder that keeps what was retrieved, used again if it is there")


def lacks_data(data: Path, needed: Iterable[Path]) -> bool:
    """Return whether a folder lacks one of the files needed; print it on standard error."""
    missing = next((path for path in needed if not (data / path).is_file()), None)
    if missing is not None:
        print(f"{data} has no {missing}. Name the folder with the training data.", file=sys.stderr)
    return missing is not None
