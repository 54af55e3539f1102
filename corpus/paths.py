"""What a path of the user leads to: files and their bytes, or a refusal as one line that says what to do."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from corpus.errors import DocumentTooLarge, UnreadableFile


def status_of(path: Path) -> os.stat_result:
    """Return what the file system knows of a path. Raises: UnreadableFile."""
    try:
        return path.stat()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}", hint="check the path and its permissions") from error
    except ValueError as error:
        raise UnreadableFile("a path holds a NUL character", hint="check the path") from error


def once(files: Iterable[Path]) -> Iterator[Path]:
    """Yield each file the first time that it comes, whatever it is called."""
    seen: set[Path] = set()
    for file in files:
        if file.resolve() not in seen:
            seen.add(file.resolve())
            yield file


def files_under(
    folder: Path, is_wanted: Callable[[str], bool], hint: str, pass_over: Callable[[Path], None] = lambda _: None
) -> Iterator[Path]:
    """Yield the files of a folder that are wanted by their names, at any depth, in the order of their names.

    Hidden files and folders are left out, and links to folders are not followed, so that no loop of links is
    endless.

    Args:
        pass_over: called with each file that is not wanted.

    Raises:
        UnreadableFile: a folder cannot be listed, or no file is wanted, with the hint.
    """
    found = False
    for parent, subfolders, names in os.walk(folder, onerror=_refuse_folder):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if name.startswith(".") or not file.is_file():
                continue
            if is_wanted(name):
                found = True
                yield file
            else:
                pass_over(file)
    if not found:
        raise UnreadableFile(f"{folder}: no file in this folder that can be read", hint=hint)


def read_bytes(path: Path, most_bytes: int, called: str = "") -> bytes:
    """Return the content of a file; nothing that may never end is opened, such as a pipe or a device.

    Args:
        called: what stands before an error's words.

    Raises:
        UnreadableFile: missing, not a file, or not permitted.
        DocumentTooLarge: over `most_bytes`.
    """
    status = status_of(path)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(f"{called}not a file", hint="give a file or a folder")
    if status.st_size > most_bytes:
        raise DocumentTooLarge(f"{called}over {most_bytes // 1_000_000} MB", hint="split the file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{called}{error.strerror}", hint="check the file's permissions") from error


def readable_name(path: Path) -> str:
    """Return a file's name in Unicode: those from old archives are not always UTF-8, and nothing else can be stored."""
    return os.fsencode(path.name).decode(errors="replace")


def _refuse_folder(error: OSError) -> NoReturn:
    """Raise UnreadableFile for a folder that `os.walk` cannot list."""
    raise UnreadableFile(f"{error.filename}: {error.strerror}", hint="check the folder's permissions") from error
