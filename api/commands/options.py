"""The options that several commands share, each written once."""

from collections.abc import Callable
from typing import Literal, TypeVar, get_args

import click

from api.commands.messages import message
from api.wire.limits import MAX_TOP_K
from index.storage.schema import DEFAULT_COLLECTION

Command = TypeVar("Command", bound=Callable[..., object])

AnswerLanguage = Literal["auto", "ar", "en"]
LANGUAGES = click.Choice(get_args(AnswerLanguage))

collections_option = click.option(
    "--collection",
    multiple=True,
    metavar="C",
    show_default=DEFAULT_COLLECTION,
    help=message("Collection to look in; may be repeated."),
)
documents_option = click.option(
    "--document", multiple=True, metavar="ID", help=message("Look in this document only; may be repeated.")
)
json_option = click.option("--json", "as_json", is_flag=True, help=message("Print JSON."))


def top_k_option(default: int) -> Callable[[Command], Command]:
    """Return the option of how many passages, with what it is where it is not given."""
    return click.option(
        "--top-k",
        type=click.IntRange(1, MAX_TOP_K),
        metavar="N",
        default=default,
        show_default=True,
        help=message("Number of passages to look at."),
    )
