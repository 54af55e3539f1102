"""The address a server listens on, in a module that imports no web library, for the start-up time of commands."""

from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
"""Only programs on this machine reach it, so that no key is needed."""

PORT = 8000


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """How to run a server: its address (port 0: any free one), its processes, and whether its log has the questions."""

    host: str = LOOPBACK
    port: int = PORT
    workers: int = 1
    log_questions: bool = False
