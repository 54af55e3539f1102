"""`iqtibas backup`, `restore` and `reindex`: the whole data folder kept, brought back, and made anew."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from api.commands.messages import message
from rag.settings import load_settings
from rag.wiring import open_library

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help=message("help_backup_file"), show_default=False)]


def backup(file: BackupFile) -> None:
    """Write a consistent copy of everything to a new file, while others read and write."""
    with closing(open_library(load_settings())) as library:
        library.backup(file)
        passages = library.status().passages
    print(message("backed_up", file=file, passages=passages, megabytes=f"{file.stat().st_size / 1e6:.1f}"))


def restore(file: BackupFile) -> None:
    """Put a backup in place of everything, while others read and write; a damaged one changes nothing."""
    with closing(open_library(load_settings())) as library:
        library.restore(file)
        passages = library.status().passages
    print(message("restored", file=file, passages=passages))


def reindex() -> None:
    """Make all terms and vectors anew."""
    with closing(open_library(load_settings())) as library:
        library.reindex()
        passages = library.status().passages
    print(message("reindexed", passages=passages))
