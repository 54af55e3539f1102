"""`iqtibas serve`: the HTTP API."""

from typing import Annotated

import typer

from api.commands.messages import message
from rag.settings import load_settings

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000

_GREATEST_PORT = 65_535


def serve(
    host: Annotated[str, typer.Option(metavar="H", help=message("help_host"))] = DEFAULT_HOST,
    port: Annotated[
        int, typer.Option(metavar="P", min=0, max=_GREATEST_PORT, help=message("help_port"))
    ] = DEFAULT_PORT,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help=message("help_workers"))] = 1,
    log_questions: Annotated[bool, typer.Option("--log-questions", help=message("help_log_questions"))] = False,
) -> None:
    """Serve until interrupted."""
    # Late: FastAPI and uvicorn cost half a second of start-up, which every other command would pay too.
    from api.server import serve as run_server

    run_server(load_settings(), host, port, workers, log_questions=log_questions)
