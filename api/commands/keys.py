"""`iqtibas keys`: creates, lists and revokes API keys."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import get_args

import click

from api.access.keys import Grant, create_key, list_keys, revoke
from api.commands.messages import message
from api.commands.output import print_rows, say
from index.storage.database import Database, database_file
from index.storage.keys import Role, SourcesProfile, StoredKey
from rag.settings import load_settings

keys = click.Group("keys", help=message("Create, list and revoke API keys."))

_COLUMNS = ("key", "role", "collections", "rate", "sources", "created", "revoked")
_RATE = re.compile(r"([1-9][0-9]{0,6})(/min)?", re.ASCII)
_ALL = "*"


def _requests_per_minute(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """Parse a rate such as `60/min` or `60`."""
    if value is None:
        return None
    rate = _RATE.fullmatch(value)
    if rate is None:
        raise click.BadParameter(message("give a number of requests, such as 60/min"))
    return int(rate[1])


def _names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> list[str] | None:
    """Parse names between commas; None without the option. A blank name is refused: it must not mean all."""
    names = [name.strip() for value in values for name in value.split(",")]
    if not all(names):
        raise click.BadParameter(message("give names of collections, or leave the option out for all"))
    return names or None


@keys.command("create", help=message("Create a key and print it; it is shown only once."))
@click.option(
    "--collections",
    "--collection",
    multiple=True,
    metavar="C,…",
    callback=_names,
    help=message("Collections that the key may use, separated by commas; all by default."),
)
@click.option(
    "--role",
    type=click.Choice(get_args(Role)),
    default="read",
    show_default=True,
    help=message("read may ask and search, write also add and delete, admin everything."),
)
@click.option(
    "--rate", metavar="N/min", callback=_requests_per_minute, help=message("Maximum number of requests per minute.")
)
@click.option(
    "--sources",
    type=click.Choice(get_args(SourcesProfile)),
    default="annotations",
    show_default=True,
    help=message("How chat clients are shown the sources."),
)
def create(collections: list[str] | None, role: Role, rate: int | None, sources: SourcesProfile) -> None:
    """Print a new key as the only output; it cannot be shown again."""
    with _database() as database:
        key = create_key(database, Grant(role, collections, rate, sources))
    print(key)
    say(message("Store this key: it is not shown again. From now on every request to the server needs a key."))


@keys.command("list", help=message("List the keys."))
def list_() -> None:
    """Print a line for each key, without the secrets: a table on a terminal, tab-separated into a pipe."""
    with _database() as database:
        rows = [_row(key) for key in list_keys(database)]
    if not rows:
        say(message("No keys. Create one with `iqtibas keys create`."))
    else:
        print_rows([message(name) for name in _COLUMNS], rows)


@keys.command("revoke", help=message("Revoke a key."))
@click.argument("key_id", metavar="ID", help=message("Id of the key, as `keys list` shows it."))
def revoke_(key_id: str) -> None:
    """Revoke a key, also in running servers."""
    with _database() as database:
        revoke(database, key_id)
    print(message("Revoked {id}.", id=key_id))


@contextmanager
def _database() -> Iterator[Database]:
    """Open the database without the models."""
    with closing(Database(database_file(load_settings().home))) as database:
        yield database


def _row(key: StoredKey) -> list[str]:
    rate = "" if key.requests_a_minute is None else f"{key.requests_a_minute}/min"
    collections = _ALL if key.collections is None else ",".join(key.collections)
    return [key.id, key.role, collections, rate, key.sources, key.created, key.revoked or ""]
