"""A server of Iqtibas as a target: the same questions over HTTP, several at once.

Documents that a set brings are added to collections of their own there, which needs a key of an administrator, and
deleted at the end. Questions about what is there already need one that may read.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import httpx

from corpus.errors import TargetUnavailable
from corpus.passage import Document
from eval.reading.questions import Question, QuestionSet
from eval.running.http_client import Failed, call, open_client
from eval.running.reply import Reply, hits_of, reply_of
from eval.running.target import TOP_K, Described
from eval.stopwatch import Stopwatch

CONCURRENCY = 4
"""Questions asked at once by default. Source: chosen; a server on two cores is busy with two."""

_ID_BYTES = 4
_DOCUMENT_FIELDS = ("document_id", "title", "text", "language", "url", "published", "metadata")

_Reader = Callable[[Mapping[str, Any], float], Reply]


@dataclass(frozen=True, slots=True)
class Server:
    """A server of Iqtibas, asked so many questions at once; `key` is empty where it needs none."""

    url: str
    key: str = ""
    concurrency: int = CONCURRENCY


class ServerTarget:
    """`POST /v1/ask` and `/v1/search` of one server."""

    def __init__(self, client: httpx.Client, concurrency: int, collections: Mapping[str, Sequence[str]]) -> None:
        """Ask the server that `client` has as its base.

        Args:
            collections: what to ask in place of a collection that a question names.
        """
        self._client = client
        self._concurrency = concurrency
        self._collections = collections

    @property
    def concurrency(self) -> int:
        return self._concurrency

    def ask(self, question: Question) -> Reply:
        history = [asdict(turn) for turn in question.history]
        return self._reply("/v1/ask", question, {"question": question.question, "history": history}, reply_of)

    def search(self, question: Question) -> Reply:
        return self._reply("/v1/search", question, {"query": question.question}, _searched)

    def describe(self) -> Described:
        encoder = str(call(self._client, "GET", "/readyz").get("encoder", ""))
        return Described("server", str(self._client.base_url), {"encoder": encoder})

    def _reply(self, path: str, question: Question, body: dict[str, Any], read: _Reader) -> Reply:
        where = list(self._collections.get(question.collection, (question.collection,)))
        watch = Stopwatch()
        try:
            answer = call(self._client, "POST", path, body | {"collections": where, "top_k": TOP_K})
            return read(answer, watch.ms)
        except (Failed, KeyError, TypeError) as error:
            return Reply("failed", took_ms=watch.ms, error=f"{type(error).__name__}: {error}")


@contextmanager
def server_target(asked: QuestionSet, server: Server, collections: Sequence[str] = ()) -> Iterator[ServerTarget]:
    """Give a target on a server, which holds the documents of the set while it is open.

    Args:
        collections: asked in place of those that the questions of a set without documents name.

    Raises: TargetUnavailable.
    """
    with open_client(server.url, server.key) as client:
        there = {question.collection: collections for question in asked.questions} if collections else {}
        if not asked.documents:
            yield ServerTarget(client, server.concurrency, there)
            return
        run = secrets.token_hex(_ID_BYTES)
        names = {collection: f"eval-{run}-{collection}" for collection in asked.documents}
        try:
            for collection, documents in asked.documents.items():
                _fill(client, names[collection], documents)
            yield ServerTarget(client, server.concurrency, {collection: (name,) for collection, name in names.items()})
        finally:
            for name in names.values():
                _drop(client, name)


def _fill(client: httpx.Client, collection: str, documents: Sequence[Document]) -> None:
    try:
        call(client, "POST", "/v1/collections", {"name": collection})
        for document in documents:
            call(client, "POST", "/v1/documents", {"collection": collection, **_body(document)})
    except Failed as error:
        hint = "The documents of the set cannot be added there; see the server's log."
        raise TargetUnavailable(str(error), hint=hint) from error


def _drop(client: httpx.Client, collection: str) -> None:
    """Delete a collection; one that was never made, or a server that is gone, leaves nothing to do."""
    try:
        call(client, "DELETE", f"/v1/collections/{collection}")
    except (Failed, TargetUnavailable):
        return


def _body(document: Document) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    if document.translations:
        fields |= {"translations": document.translations, "translation_source": document.translation_source}
    return {name: value for name, value in fields.items() if value not in (None, "", {})}


def _searched(found: Mapping[str, Any], took_ms: float) -> Reply:
    return Reply("searched", hits=hits_of(found["hits"]), took_ms=took_ms)
