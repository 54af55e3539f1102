"""Citations as links: absolute, and signed once keys exist, so that a click in a chat client opens the passage."""

from dataclasses import dataclass

from starlette.requests import Request

from api.access.doorkeeper import Doorkeeper
from rag.answer import Citation


@dataclass(frozen=True, slots=True)
class Links:
    """Absolute addresses of the passages that citations point to, as a browser without a key opens them.

    Args:
        public_url: where the server is reached from outside; empty for where the request reached it.
    """

    doorkeeper: Doorkeeper
    public_url: str

    def base(self, request: Request) -> str:
        """Return the address of this server, without the last slash."""
        return (self.public_url or str(request.base_url)).rstrip("/")

    def of(self, citation: Citation, base: str) -> str:
        """Return the address of the cited passage."""
        path, _, plain = citation.url.partition("?")
        query = self.doorkeeper.link_query(citation.collection, citation.document_id, citation.paragraph)
        return f"{base}{path}?{query or plain}"
