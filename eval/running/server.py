"""A server of Iqtibas as a target, asked over HTTP.

Documents that a set brings are added to temporary collections, which are deleted at the end; this needs a key with the
role `admin`. A set without documents is asked of the server's own collections; this needs the role `read`.
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
from eval.running.http_client import RequestFailed, call, open_client
from eval.running.reply import Reply, hits_of, reply_of
from eval.running.target import TOP_K, TargetDescription
from eval.stopwatch import Stopwatch

CONCURRENCY = 4
"""Questions asked at once by default. Source: chosen, twice as many as keep a server on two cores busy."""

_ID_BYTES = 4
_DOCUMENT_FIELDS = ("document_id", "title", "text", "language", "url", "published", "metadata")

_Reader = Callable[[Mapping[str, Any], float], Reply]


@dataclass(frozen=True, slots=True)
class Server:
    """A server of Iqtibas; `key` is empty if it needs none, `concurrency` is the number of questions asked at once."""

    url: str
    key: str = ""
    concurrency: int = CONCURRENCY


class ServerTarget:
    """`POST /v1/ask` and `/v1/search` of one server."""

    def __init__(self, client: httpx.Client, concurrency: int, collections: Mapping[str, Sequence[str]]) -> None:
        """Ask the server of `client`.

        Args:
            collections: the collections to ask in place of one that a question names; one not listed is asked itself.
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

    def describe(self) -> TargetDescription:
        encoder = str(call(self._client, "GET", "/readyz").get("encoder", ""))
        return TargetDescription("server", str(self._client.base_url), {"encoder": encoder})

    def _reply(self, path: str, question: Question, body: dict[str, Any], read: _Reader) -> Reply:
        where = list(self._collections.get(question.collection, (question.collection,)))
        watch = Stopwatch()
        try:
            answer = call(self._client, "POST", path, body | {"collections": where, "top_k": TOP_K})
            return read(answer, watch.ms)
        except (RequestFailed, KeyError, TypeError) as error:
            return Reply("failed", took_ms=watch.ms, error=f"{type(error).__name__}: {error}")


@contextmanager
def server_target(question_set: QuestionSet, server: Server, collections: Sequence[str] = ()) -> Iterator[ServerTarget]:
    """Yield a target on a server, with the documents of the set stored there meanwhile.

    Args:
        collections: asked in place of those that the questions name; ignored if the set brings its documents.

    Raises: TargetUnavailable.
    """
    with open_client(server.url, server.key) as client:
        if not question_set.documents:
            named = {question.collection for question in question_set.questions}
            yield ServerTarget(client, server.concurrency, dict.fromkeys(named, collections) if collections else {})
            return
        run = secrets.token_hex(_ID_BYTES)
        names = {collection: f"eval-{run}-{collection}" for collection in question_set.documents}
        try:
            for collection, documents in question_set.documents.items():
                _add_documents(client, names[collection], documents)
            yield ServerTarget(client, server.concurrency, {collection: (name,) for collection, name in names.items()})
        finally:
            for name in names.values():
                _delete_collection(client, name)


def _add_documents(client: httpx.Client, collection: str, documents: Sequence[Document]) -> None:
    try:
        call(client, "POST", "/v1/collections", {"name": collection})
        for document in documents:
            call(client, "POST", "/v1/documents", {"collection": collection, **_body(document)})
    except RequestFailed as error:
        hint = "The documents of the set cannot be added there; see the server's log."
        raise TargetUnavailable(str(error), hint=hint) from error


def _delete_collection(client: httpx.Client, collection: str) -> None:
    """Delete a collection; do nothing if it was never created or the server is gone."""
    try:
        call(client, "DELETE", f"/v1/collections/{collection}")
    except (RequestFailed, TargetUnavailable):
        return


def _body(document: Document) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(document, name) for name in _DOCUMENT_FIELDS}
    if document.translations:
        fields |= {"translations": document.translations, "translation_source": document.translation_source}
    return {name: value for name, value in fields.items() if value not in (None, "", {})}


def _searched(found: Mapping[str, Any], took_ms: float) -> Reply:
    return Reply("searched", hits=hits_of(found["hits"]), took_ms=took_ms)
