"""Short digests that identify a version: of the files of a model or table, and of values.

Files of megabytes are compared by samples: to read all of the bundled models would be a tenth of the time of an
answer on the command line. That distinguishes one training from another, and finds no flipped bit.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

WHOLE_BYTES = 4_000_000
"""A file of no more is read as a whole."""

SAMPLES = 256
"""Of a larger file, spread evenly: in one of a hundred megabytes, any 400 kB that changed are met."""

SAMPLE_BYTES = 4_096

_HEX_DIGITS = 16


def digest_of(*values: object) -> str:
    """Return a short SHA-256 (hexadecimal) over the `repr` of values, which must be the same in every process."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:_HEX_DIGITS]


def folder_digest(folder: Path, *patterns: str) -> str:
    """Return the digest of the files in `folder` that match, in the order of their paths."""
    return files_digest(sorted({path for pattern in patterns for path in folder.glob(pattern)}))


def files_digest(paths: Iterable[Path]) -> str:
    """Return a short SHA-256 (hexadecimal) over the names, sizes and bytes or samples of these files, in this order."""
    digest = hashlib.sha256()
    for path in paths:
        size_bytes = path.stat().st_size
        digest.update(f"{path.name}\0{size_bytes}\0".encode())
        with path.open("rb") as file:
            for piece in [file.read()] if size_bytes <= WHOLE_BYTES else _samples(file, size_bytes):
                digest.update(piece)
    return digest.hexdigest()[:_HEX_DIGITS]


def _samples(file: BinaryIO, size_bytes: int) -> Iterator[bytes]:
    """Yield samples of a file, the first from its beginning and the last from its end."""
    for number in range(SAMPLES):
        file.seek(number * (size_bytes - SAMPLE_BYTES) // (SAMPLES - 1))
        yield file.read(SAMPLE_BYTES)
