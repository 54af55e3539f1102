"""Our own stream: named events, of which `done` has the body that a whole answer would be."""

from collections.abc import Iterable, Iterator

from api.wire.streams import event
from rag.telling import Cited, Done, Found, Said, Stage, Told


def native_events(told: Iterable[Told]) -> Iterator[bytes]:
    """Yield the events; their deltas joined are the answer's text."""
    for item in told:
        match item:
            case Stage(stage):
                yield event({"stage": stage}, "status")
            case Found(hits):
                yield event({"hits": hits}, "hits")
            case Said(text):
                yield event({"text": text}, "delta")
            case Cited(citation):
                yield event(citation, "citation")
            case Done(answer):
                yield event(answer, "done")


def native_error(problem: bytes) -> bytes:
    """Return the event that ends a stream early."""
    return event(problem, "error")
