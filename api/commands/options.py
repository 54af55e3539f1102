"""Options that several commands share, and groups of options that a command receives as one record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, TypedDict, get_args

import click

from api.commands.document_names import resolved
from api.commands.messages import message
from api.wire.limits import MAX_TOP_K
from index.search.filters import Filters
from index.storage.schema import DEFAULT_COLLECTION

if TYPE_CHECKING:
    from index.library import Library
    from rag.answer import Answer, Turn
    from rag.answerer import Answerer, Search

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

AnswerLanguage = Literal["auto", "ar", "en"]

collections_option = click.option(
    "--collection",
    "collections",
    multiple=True,
    metavar="C",
    default=[DEFAULT_COLLECTION],
    show_default=True,
    help=message("Collection to search; may be repeated."),
)
collection_option = click.option(
    "--collection", metavar="C", default=DEFAULT_COLLECTION, show_default=True, help=message("The collection.")
)
json_option = click.option("--json", "as_json", is_flag=True, help=message("Print JSON."))


def together(parameter: str, record: type, options: Sequence[Decorator]) -> Decorator:
    """Return a decorator that adds options to a command, which receives their values as one record.

    Args:
        record: a dataclass; its fields are named as click names the parameters.
    """
    names = [field.name for field in fields(record)]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def receive(**given: Any) -> Any:
            values = {name: given.pop(name) for name in names}
            return command(**given, **{parameter: record(**values)})

        decorated: Command = receive
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search, the language of the answer, and the number of passages."""

    lang: AnswerLanguage
    collections: tuple[str, ...]
    documents: tuple[str, ...]
    top_k: int

    def ask(self, answerer: "Answerer", question: str, history: "Sequence[Turn]" = ()) -> "Answer":
        """Return the answer to a question in this scope. Raises as `Answerer.ask`."""
        from rag.inquiry import Inquiry  # start-up time: the package `rag` loads what answers

        return answerer.ask(Inquiry(question, language=self.lang, history=history, **self._where(answerer.library)))

    def search(self, answerer: "Answerer", query: str) -> "Search":
        """Return the passages for a query in this scope, in the language that it is said to be in. Raises likewise."""
        found = answerer.search(query, **self._where(answerer.library))
        return found if self.lang == "auto" else replace(found, language=self.lang)

    def _where(self, library: "Library") -> "_Where":
        # Nothing is found in a document that is not there; on a command line its name is a slip of the keyboard.
        document_ids = resolved(library, self.collections, self.documents)
        return {
            "collections": self.collections,
            "filters": Filters(document_ids=document_ids),
            "top_k": self.top_k,
        }


class _Where(TypedDict):
    collections: Sequence[str]
    filters: Filters
    top_k: int


def scope_options(*, top_k: int, lang_help: str) -> Decorator:
    """Return the options of a `Scope`, which the command receives as `scope`.

    Args:
        top_k: the number of passages where none is given.
    """
    return together(
        "scope",
        Scope,
        (
            click.option(
                "--lang", type=click.Choice(get_args(AnswerLanguage)), default="auto", show_default=True, help=lang_help
            ),
            collections_option,
            click.option(
                "--document",
                "documents",
                multiple=True,
                metavar="ID",
                help=message("Search only this document; may be repeated."),
            ),
            click.option(
                "--top-k",
                type=click.IntRange(1, MAX_TOP_K),
                metavar="N",
                default=top_k,
                show_default=True,
                help=message("Number of passages to use."),
            ),
        ),
    )
