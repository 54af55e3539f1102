"""Where a server listens; known to commands that must not wait for the web's libraries."""

from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
"""Reached by programs of this machine alone, so that no key is needed."""

PORT = 8000


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a server listens, port 0 standing for any free one, and in how many processes.

    With `log_questions` its log has what people ask, not only that they do.
    """

    host: str = LOOPBACK
    port: int = PORT
    workers: int = 1
    log_questions: bool = False
