"""Citations as links: absolute, and signed once keys exist, so that a click in a chat client opens the passage."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from api.access.authenticator import Authenticator
from api.access.signatures import SignedPassage
from rag.answer import Citation


@dataclass(frozen=True, slots=True)
class Links:
    """Absolute addresses of the passages that citations point to, as a browser without a key opens them.

    Args:
        public_url: where the server is reached from outside; empty for where the request reached it.
    """

    authenticator: Authenticator
    public_url: str

    def to(self, request: Request) -> Callable[[Citation], str]:
        """Return what gives the address of a cited passage, as whoever sent this request reaches it."""
        base = (self.public_url or str(request.base_url)).rstrip("/")
        return lambda citation: base + self._path(citation)

    def _path(self, citation: Citation) -> str:
        path, _, plain = citation.url.partition("?")
        passage = SignedPassage(citation.collection, citation.document_id, citation.paragraph)
        query = self.authenticator.link_query(passage)
        return f"{path}?{query or plain}"
