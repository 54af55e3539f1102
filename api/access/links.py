"""Absolute links to cited passages, signed once keys exist, so that a click in a chat client opens the passage."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from api.access.authenticator import Authenticator
from api.access.signatures import SignedPassage
from rag.answer import Citation


@dataclass(frozen=True, slots=True)
class Links:
    """Makes absolute URLs of cited passages that a browser can open without a key.

    Args:
        public_url: the URL of the server from outside; empty for the URL that the request used.
    """

    authenticator: Authenticator
    public_url: str

    def to(self, request: Request) -> Callable[[Citation], str]:
        """Return a function that gives the URL of a citation for the sender of this request."""
        base = (self.public_url or str(request.base_url)).rstrip("/")
        return lambda citation: base + self._path(citation)

    def _path(self, citation: Citation) -> str:
        path, _, plain = citation.url.partition("?")
        passage = SignedPassage(citation.collection, citation.document_id, citation.paragraph)
        query = self.authenticator.link_query(passage)
        return f"{path}?{query or plain}"
