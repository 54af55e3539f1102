"""The stream of UI messages that Vercel's AI SDK reads (`useChat`), version 1.

    start ─> text-start ─> text-delta … ─> text-end ─> source-url … ─> source-document … ─> finish ─> [DONE]

Each citation has a `source-url`, which opens its passage; each cited document has a `source-document`. The metadata of
a refusal contain `suggestions`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from api.protocols.ids import new_id
from api.protocols.sources import Address, place
from api.protocols.suggestions import suggestion_field
from api.wire.streams import event
from rag.answer import Answer, Citation
from rag.events import Answered, AnswerEvent, TextAdded

HEADERS = {"x-vercel-ai-ui-message-stream": "v1"}

_TEXT_ID = "answer"


def ui_message_events(events: Iterable[AnswerEvent], address: Address) -> Iterator[bytes]:
    """Yield the parts of an answer while it is made."""
    yield event({"type": "start", "messageId": new_id("msg_")})
    yield event({"type": "text-start", "id": _TEXT_ID})
    metadata: dict[str, Any] = {}
    for item in events:
        if isinstance(item, TextAdded):
            yield event({"type": "text-delta", "id": _TEXT_ID, "delta": item.text})
        elif isinstance(item, Answered):
            yield event({"type": "text-end", "id": _TEXT_ID})
            yield from map(event, _sources(item.answer, address))
            metadata = suggestion_field(item.answer)
    yield event({"type": "finish"} | ({"messageMetadata": metadata} if metadata else {}))
    yield event(b"[DONE]")


def ui_message_error(problem: dict[str, Any]) -> bytes:
    """Return the part that ends a stream early."""
    return event({"type": "error", "errorText": f"{problem['title']}. {problem['detail']}"})


def _sources(answer: Answer, address: Address) -> Iterator[dict[str, Any]]:
    for citation in answer.citations:
        yield {
            "type": "source-url",
            "sourceId": f"{citation.passage_id}-{citation.marker}",
            "url": address(citation),
            "title": place(citation, answer.language),
            "providerMetadata": {"iqtibas": _quotation(citation)},
        }
    documents = {(each.collection, each.document_id): each for each in answer.citations}
    for (collection, document_id), citation in documents.items():
        yield {
            "type": "source-document",
            "sourceId": f"{collection}/{document_id}",
            "mediaType": "text/plain",
            "title": citation.title or document_id,
        }


def _quotation(citation: Citation) -> dict[str, Any]:
    return {
        "marker": citation.marker,
        "quote": citation.quote,
        "language": citation.language,
        "translation": citation.translation.text if citation.translation else None,
        "support": citation.support,
    }
