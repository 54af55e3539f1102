"""Checks of paths on the command line."""

from pathlib import Path

from corpus.errors import UnreadableFile


def check_parent(file: Path) -> None:
    """Check that the folder of a file to write exists.

    Raises:
        UnreadableFile: it does not.
    """
    if not file.parent.is_dir():
        raise UnreadableFile(f"{file.parent}: there is no such folder", hint="name a file in a folder that is there")
