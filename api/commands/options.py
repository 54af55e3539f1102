"""The arguments and options that several commands share, each written once."""

from typing import Annotated, Literal

import typer

from api.commands.messages import message
from index.storage.schema import DEFAULT_COLLECTION

MOST_PASSAGES = 50
"""Greatest `--top-k`, as in the HTTP API."""

AnswerLanguage = Literal["auto", "ar", "en"]

CollectionsOption = Annotated[
    list[str] | None,
    typer.Option("--collection", metavar="C", help=message("help_collection"), show_default=DEFAULT_COLLECTION),
]
DocumentsOption = Annotated[
    list[str] | None, typer.Option("--document", metavar="ID", help=message("help_document"), show_default=False)
]
TopKOption = Annotated[int, typer.Option("--top-k", metavar="N", min=1, max=MOST_PASSAGES, help=message("help_top_k"))]
JsonOption = Annotated[bool, typer.Option("--json", help=message("help_json"))]
