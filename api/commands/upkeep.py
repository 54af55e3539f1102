"""`iqtibas backup` and `restore` copy the whole data folder; `iqtibas reindex` rebuilds its indexes."""

from contextlib import closing
from pathlib import Path

import click

from api.commands.messages import message
from api.commands.paths import check_parent
from rag.settings import load_settings
from rag.wiring import open_library


@click.command("backup", help=message("Back up the whole data folder to a file."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), help=message("The backup file."))
def backup(file: Path) -> None:
    """Write a consistent copy of everything to a new file, while others read and write."""
    check_parent(file)  # otherwise the store would report it as a fault of the data folder
    with closing(open_library(load_settings())) as library:
        library.upkeep.backup(file)
        passages = library.status().passages
    print(
        message(
            "Backed up to {file}: passages {passages}, {megabytes} MB.",
            file=file,
            passages=passages,
            megabytes=f"{file.stat().st_size / 1e6:.1f}",
        )
    )


@click.command("restore", help=message("Replace everything with a backup."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), help=message("The backup file."))
def restore(file: Path) -> None:
    """Replace everything by a backup, while others read and write; a damaged backup changes nothing."""
    with closing(open_library(load_settings())) as library:
        library.upkeep.restore(file)
        passages = library.status().passages
    print(message("Restored from {file}: passages {passages}.", file=file, passages=passages))


@click.command("reindex", help=message("Recompute all terms and vectors."))
def reindex() -> None:
    """Recompute all terms and vectors."""
    with closing(open_library(load_settings())) as library:
        library.upkeep.reindex()
        passages = library.status().passages
    print(message("Reindexed: passages {passages}.", passages=passages))
