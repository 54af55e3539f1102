"""Many documents made ready in several processes, in order, and no more of them at once than are soon written.

    documents ──> batches ──> a few at a time to processes that have models of their own ──> prepared, in order

The first batches are prepared in this process: starting others takes seconds, which some documents are not worth.
Those that write take what is ready; while they do not, no further document is read.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from corpus.errors import IndexingError
from corpus.passage import Document
from index.storage.models import Models
from index.storage.prepare import GiveWay, PreparedDocument, Split, batches, prepared

PREPARED_HERE = 4
"""Batches that this process prepares itself, of 512 passages each. Source: chosen; they take as long as a start."""

_AHEAD = 2
"""Batches a process that are read ahead: one in work, and one that waits for it."""

if TYPE_CHECKING:
    from concurrent.futures import Future

OpenModels = Callable[[], Models]
_models: list[Models] = []


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that prepare documents: how many, and what gives each of them its models (it is pickled)."""

    count: int
    open_models: OpenModels

    def prepare(
        self, documents: Iterable[Document], models: Models, give_way: GiveWay | None = None
    ) -> Iterator[Sequence[PreparedDocument]]:
        """Yield the documents in batches of whole documents, as `prepare` does.

        Raises:
            EmptyDocument, TranslationMismatch, InvalidDocument: a document cannot be split; its batch is not yielded.
            IndexingError: a process was killed; what was yielded before is safe.
        """
        waiting = batches(documents)
        for batch in islice(waiting, PREPARED_HERE):
            yield prepared(batch, models, give_way)
        for first in waiting:
            yield from self._in_processes(chain([first], waiting))

    def _in_processes(self, waiting: Iterator[Sequence[Split]]) -> Iterator[Sequence[PreparedDocument]]:
        from concurrent.futures import ProcessPoolExecutor  # slow to load, and few have so many documents

        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.count, context, _load, (self.open_models,)) as pool:
            in_work: deque[Future[list[PreparedDocument]]] = deque()
            try:
                for batch in waiting:
                    in_work.append(pool.submit(_prepare, batch))
                    if len(in_work) > _AHEAD * self.count:
                        yield _result(in_work.popleft())
                while in_work:
                    yield _result(in_work.popleft())
            finally:
                for each in in_work:
                    each.cancel()


def worker_count() -> int:
    """Return how many processes are worth it on this machine: none where there is one processor."""
    processors = os.cpu_count() or 1
    return processors if processors > 1 else 0


def _load(open_models: OpenModels) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _models.append(open_models())


def _end_with_parent() -> None:
    """End this process when the one that started it was killed, which it would not notice while it waits for work."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _prepare(batch: Sequence[Split]) -> list[PreparedDocument]:
    return prepared(batch, _models[0])


def _result(future: "Future[list[PreparedDocument]]") -> list[PreparedDocument]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool as error:
        hint = "Free some memory, and go on where this stopped: `iqtibas add --resume`."
        raise IndexingError("a process that makes vectors was killed", hint=hint) from error
