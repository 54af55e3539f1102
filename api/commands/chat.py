"""`iqtibas chat`: a conversation in the terminal, with a question on each line and cited answers.

Earlier turns are the context of a question. Empty lines are skipped; the end of the input ends the conversation.
"""

import sys
from collections.abc import Iterator

import click

from api.commands.answer_text import answer_lines
from api.commands.error_line import error_line
from api.commands.messages import message
from api.commands.options import Scope, scope_options
from api.commands.output import line_width, print_lines, say
from api.commands.standard_input import QUESTION_LIMIT
from corpus.errors import AnsweringError
from rag.answer import Turn
from rag.settings import load_settings
from rag.wiring import open_answerer

_PROMPT = "> "


@click.command("chat", help=message("Have a conversation: one question on each line, cited answers."))
@scope_options(top_k=8, lang_help=message("Language of the answer; auto is that of the question."))
def chat(scope: Scope) -> None:
    """Answer one question after the other until the input ends; an error is printed and does not end it."""
    history: list[Turn] = []
    with open_answerer(load_settings()) as answerer:
        for question in _questions():
            try:
                answer = scope.ask(answerer, question, history)
            except AnsweringError as error:
                say(error_line(error))
                continue
            print_lines([*answer_lines(answer, line_width()), ""])
            history += [Turn("user", question), Turn("assistant", answer.answer)]


def _questions() -> Iterator[str]:
    """Yield the lines of the input that are not blank, with a prompt for each on a terminal."""
    is_terminal = sys.stdin.isatty()
    lines = QUESTION_LIMIT.lines_of_standard_input()
    if is_terminal:
        say(message("Ask in Arabic or English, one question on each line; press Ctrl-D to end."))
    while True:
        if is_terminal:
            print(_PROMPT, end="", file=sys.stderr, flush=True)
        line = next(lines, b"")
        if not line:
            return
        if question := line.decode("utf-8", "replace").strip():
            yield question
