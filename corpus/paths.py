"""Access to the user's files, with errors that say in one line what to do."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from corpus.errors import DocumentTooLarge, UnreadableFile


def status_of(path: Path) -> os.stat_result:
    """Return the status of a path. Raises: UnreadableFile."""
    try:
        return path.stat()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}", hint="check the path and its permissions") from error
    except ValueError as error:
        raise UnreadableFile("a path holds a NUL character", hint="check the path") from error


def files_at(
    paths: Iterable[Path],
    is_wanted: Callable[[str], bool],
    hint: str,
    pass_over: Callable[[Path], None] = lambda _: None,
) -> Iterator[Path]:
    """Yield each file once: files among the paths, wanted or not, and the wanted files of folders (`files_under`).

    Raises:
        UnreadableFile: a path is missing, or a folder cannot be listed or has no wanted file.
    """
    return once(_expanded_folders(paths, is_wanted, hint, pass_over))


def _expanded_folders(
    paths: Iterable[Path], is_wanted: Callable[[str], bool], hint: str, pass_over: Callable[[Path], None]
) -> Iterator[Path]:
    for path in paths:
        if stat.S_ISDIR(status_of(path).st_mode):
            yield from files_under(path, is_wanted, hint, pass_over)
        else:
            yield path


def once(files: Iterable[Path]) -> Iterator[Path]:
    """Yield the files without duplicates, compared by resolved paths."""
    seen: set[Path] = set()
    for file in files:
        if file.resolve() not in seen:
            seen.add(file.resolve())
            yield file


def files_under(
    folder: Path, is_wanted: Callable[[str], bool], hint: str, pass_over: Callable[[Path], None] = lambda _: None
) -> Iterator[Path]:
    """Yield the wanted files of a folder, recursively, in order of names.

    Skips hidden files and folders, and does not follow links to folders, which may form loops.

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
    """Return the content of a regular file; pipes and devices, which may be endless, are not opened.

    Args:
        called: prefix of error messages.

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
    """Return the name of a file as valid Unicode: names from old archives may not be UTF-8."""
    return os.fsencode(path.name).decode(errors="replace")


def _refuse_folder(error: OSError) -> NoReturn:
    """Raise UnreadableFile for a folder that `os.walk` cannot list."""
    raise UnreadableFile(f"{error.filename}: {error.strerror}", hint="check the folder's permissions") from error
