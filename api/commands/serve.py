"""`iqtibas serve`: starts the chat page and the HTTP API."""

import sys

import click

from api.addresses import LOOPBACK, PORT, ServerOptions
from api.commands.messages import message
from api.commands.output import say
from rag.settings import load_settings

_GREATEST_PORT = 65_535


@click.command("serve", help=message("Start the web page and the HTTP API."))
@click.option("--host", metavar="H", default=LOOPBACK, show_default=True, help=message("Address to listen on."))
@click.option(
    "--port",
    type=click.IntRange(0, _GREATEST_PORT),
    metavar="P",
    default=PORT,
    show_default=True,
    help=message("Port to listen on."),
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    default=1,
    show_default=True,
    help=message("Number of server processes."),
)
@click.option("--log-questions", is_flag=True, help=message("Write the questions into the log."))
def serve(host: str, port: int, workers: int, log_questions: bool) -> None:
    """Serve until interrupted."""
    # Late: FastAPI and uvicorn take half a second to import, also for `iqtibas --help`.
    from api.server import serve as run_server

    run_server(load_settings(), ServerOptions(host, port, workers, log_questions), _announce)


def _announce(address: str) -> None:
    """Print the address for a person at a terminal; elsewhere only the log has it."""
    if sys.stderr.isatty():
        say(message("Open {address} in a browser to ask; press Ctrl-C to stop.", address=address))
