"""`iqtibas keys`: who may use the server, and for what."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import get_args

import click

from api.access.keys import create_key, list_keys, revoke
from api.commands.messages import message
from api.commands.output import print_rows, say
from index.storage.database import Database, database_file
from index.storage.keys import Role, SourcesProfile, StoredKey
from rag.settings import load_settings

keys = click.Group("keys", help=message("help_keys"))

_COLUMNS = ("key", "role", "collections", "rate", "sources", "created", "revoked")
_RATE = re.compile(r"([1-9][0-9]{0,6})(/min)?", re.ASCII)
_ALL = "*"


def _rate(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value and not _RATE.fullmatch(value):
        raise click.BadParameter(message("wrong_rate"))
    return value


@keys.command("create", help=message("help_keys_create"))
@click.option("--collections", "--collection", multiple=True, metavar="C,…", help=message("help_key_collections"))
@click.option("--role", type=click.Choice(get_args(Role)), default="read", show_default=True, help=message("help_role"))
@click.option("--rate", metavar="N/min", callback=_rate, help=message("help_rate"))
@click.option(
    "--sources",
    type=click.Choice(get_args(SourcesProfile)),
    default="annotations",
    show_default=True,
    help=message("help_sources"),
)
def create(collections: tuple[str, ...], role: Role, rate: str | None, sources: SourcesProfile) -> None:
    """Print a new key, alone on standard output; it is never shown again."""
    named = [name.strip() for names in collections for name in names.split(",") if name.strip()]
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
    else:
        print_rows([message(f"column_{name}") for name in _COLUMNS], rows)


@keys.command("revoke", help=message("help_keys_revoke"))
@click.argument("key_id", metavar="ID", help=message("help_key_id"))
def revoke_(key_id: str) -> None:
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
