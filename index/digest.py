"""One digest for the files that a model or table consists of."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

_HEX_DIGITS = 16


def folder_digest(folder: Path, *patterns: str) -> str:
    """Return the digest of the files in `folder` that match, in the order of their paths."""
    return files_digest(sorted({path for pattern in patterns for path in folder.glob(pattern)}))


def files_digest(paths: Iterable[Path]) -> str:
    """Return a short SHA-256 (hexadecimal) over the names and bytes of these files, in this order."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_HEX_DIGITS]
