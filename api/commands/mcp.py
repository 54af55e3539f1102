"""`iqtibas mcp`: serves the library to an assistant over the Model Context Protocol."""

import click

from api.commands.messages import message
from corpus.errors import SettingsError
from rag.settings import load_settings


@click.command("mcp", help=message("Serve an assistant over the Model Context Protocol (stdio)."))
def mcp() -> None:
    """Serve over standard input and output until the input ends."""
    settings = load_settings()
    try:
        # Late: the package of the protocol is optional, and takes a second to import.
        from api.mcp_server import run_mcp_server
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the package {error.name} is not installed", hint="Install it: pip install 'iqtibas[mcp]'."
        ) from error
    run_mcp_server(settings)
