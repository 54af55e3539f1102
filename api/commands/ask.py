"""`iqtibas ask` prints the answer to a question, `iqtibas search` ranked passages."""

from collections.abc import Sequence
from pathlib import Path

import click

from api.commands.answer_text import answer_lines, search_lines
from api.commands.messages import message
from api.commands.options import Scope, json_option, scope_options
from api.commands.output import line_width, print_json, print_lines, say
from api.commands.standard_input import QUESTION_LIMIT, STANDARD_INPUT
from api.wire.json_bytes import dump
from corpus.decode import decode_text
from corpus.errors import InvalidQuestion
from rag.settings import load_settings
from rag.wiring import open_answerer


@click.command("ask", help=message("Answer a question, with citations."))
@click.argument(
    "question",
    metavar="QUESTION",
    nargs=-1,
    required=True,
    help=message("The question, or - to read it from standard input."),
)
@scope_options(top_k=8, lang_help=message("Language of the answer; auto is that of the question."))
@json_option
def ask(question: tuple[str, ...], scope: Scope, as_json: bool) -> None:
    """Print one cited answer; an abstention is not a failure."""
    settings = load_settings()
    is_first = _is_unused(settings.home)
    with open_answerer(settings) as answerer:
        answer = scope.ask(answerer, _given(question))
    if as_json:
        print_json(dump(answer))
        return
    print_lines(answer_lines(answer, line_width()))
    if is_first and settings.bundled_article:
        say("")
        say(message('Try also: iqtibas ask "When was the counter-terrorism conference held in Kuwait?"'))
        say(message("In a browser, or over HTTP: iqtibas serve"))


@click.command("search", help=message("Rank passages by their relevance to a query."))
@click.argument(
    "query", metavar="QUERY", nargs=-1, required=True, help=message("The query, or - to read it from standard input.")
)
@scope_options(top_k=10, lang_help=message("Language of the query; auto detects it."))
@json_option
def search(query: tuple[str, ...], scope: Scope, as_json: bool) -> None:
    """Print ranked passages with the parts of their scores."""
    with open_answerer(load_settings()) as answerer:
        found = scope.search(answerer, _given(query))
    if as_json:
        print_json(dump(found))
    else:
        print_lines(search_lines(found, line_width()))


def _given(words: Sequence[str]) -> str:
    """Return the arguments as one text, for questions typed without quotation marks; of `-`, standard input."""
    text = " ".join(words)
    if text == STANDARD_INPUT:
        return decode_text(QUESTION_LIMIT.read_standard_input(), name="standard input").strip()
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InvalidQuestion("the question is not valid UTF-8", hint="set the terminal to UTF-8") from error
    return text


def _is_unused(home: Path) -> bool:
    return not home.is_dir() or not any(home.iterdir())
