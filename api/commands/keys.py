"""`iqtibas keys`: who may use the server, and for what."""

import re
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Annotated

import typer

from api.access.keys import create_key, list_keys, revoke
from api.commands.messages import message
from api.commands.output import print_lines, say
from api.commands.plain_text import tab_separated, table
from index.storage.database import Database, database_file
from index.storage.keys import Role, SourcesProfile, StoredKey
from rag.settings import load_settings

keys = typer.Typer(add_completion=False, rich_markup_mode=None)

_COLUMNS = ("key", "role", "collections", "rate", "sources", "created", "revoked")
_RATE = re.compile(r"([1-9][0-9]{0,6})(/min)?", re.ASCII)
_ALL = "*"


def _rate(value: str) -> str:
    if not _RATE.fullmatch(value):
        raise typer.BadParameter(message("wrong_rate"))
    return value


@keys.command(help=message("help_keys_create"))
def create(
    collections: Annotated[
        list[str] | None,
        typer.Option("--collections", "--collection", metavar="C,…", help=message("help_key_collections")),
    ] = None,
    role: Annotated[Role, typer.Option(help=message("help_role"))] = "read",
    rate: Annotated[
        str | None, typer.Option(metavar="N/min", callback=lambda v: v and _rate(v), help=message("help_rate"))
    ] = None,
    sources: Annotated[SourcesProfile, typer.Option(help=message("help_sources"))] = "annotations",
) -> None:
    """Print a new key, alone on standard output; it is never shown again."""
    named = [name.strip() for names in collections or () for name in names.split(",") if name.strip()]
    a_minute = int(rate.partition("/")[0]) if rate else None
    with _database() as database:
        key = create_key(database, role, named or None, a_minute, sources)
    print(key)
    say(message("key_created"))


@keys.command("list", help=message("help_keys_list"))
def list_() -> None:
    """Print a line a key: a table on a terminal, tab-separated into a pipe. Secrets are not known any more."""
    with _database() as database:
        rows = [_row(key) for key in list_keys(database)]
    if not rows:
        say(message("no_keys"))
    elif sys.stdout.isatty():
        print_lines(table([[message(f"column_{name}") for name in _COLUMNS], *rows]))
    else:
        print_lines(tab_separated(rows))


@keys.command("revoke", help=message("help_keys_revoke"))
def revoke_(
    key_id: Annotated[str, typer.Argument(metavar="ID", help=message("help_key_id"), show_default=False)],
) -> None:
    """Make a key worthless at once."""
    with _database() as database:
        revoke(database, key_id)
    print(message("key_revoked", id=key_id))


@contextmanager
def _database() -> Iterator[Database]:
    """Open the database alone: no models are needed."""
    with closing(Database(database_file(load_settings().home))) as database:
        yield database


def _row(key: StoredKey) -> list[str]:
    rate = "" if key.requests_a_minute is None else f"{key.requests_a_minute}/min"
    collections = _ALL if key.collections is None else ",".join(key.collections)
    return [key.id, key.role, collections, rate, key.sources, key.created, key.revoked or ""]
