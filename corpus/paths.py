"""What a path of the user leads to: the file system's refusals as one line that says what to do."""

import os
from pathlib import Path
from typing import NoReturn

from corpus.errors import UnreadableFile


def status_of(path: Path) -> os.stat_result:
    """Return what the file system knows of a path. Raises: UnreadableFile."""
    try:
        return path.stat()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}", hint="check the path and its permissions") from error
    except ValueError as error:
        raise UnreadableFile("a path holds a NUL character", hint="check the path") from error


def refuse_folder(error: OSError) -> NoReturn:
    """Raise UnreadableFile for a folder that `os.walk` cannot list."""
    raise UnreadableFile(f"{error.filename}: {error.strerror}", hint="check the folder's permissions") from error
