"""The stream of `/v1/ask`: named events, the last of which, `done`, has the body of an answer that is not streamed."""

from collections.abc import Iterable, Iterator
from typing import Any

from api.wire.streams import event
from rag.events import Answered, AnswerEvent, CitationAdded, PassagesFound, StageStarted, TextAdded


def native_events(events: Iterable[AnswerEvent]) -> Iterator[bytes]:
    """Yield the events; their deltas joined are the text of the answer."""
    for item in events:
        match item:
            case StageStarted(stage):
                yield event({"stage": stage}, "status")
            case PassagesFound(hits):
                yield event({"hits": hits}, "hits")
            case TextAdded(text):
                yield event({"text": text}, "delta")
            case CitationAdded(citation):
                yield event(citation, "citation")
            case Answered(answer):
                yield event(answer, "done")


def native_error(problem: dict[str, Any]) -> bytes:
    """Return the event that ends a stream early."""
    return event(problem, "error")
