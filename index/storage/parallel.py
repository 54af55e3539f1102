"""Preparation of many documents in several processes, in order, with bounded read-ahead.

    documents ──> batches ──> a few at a time to worker processes with their own models ──> prepared, in order

The first batches are prepared in this process, because starting workers takes seconds. Documents are read as prepared
ones are consumed.
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
"""Batches, of 512 passages each, before workers are started; chosen: they take about as long as starting workers."""

_AHEAD = 2
"""Batches for each worker that are read ahead: one in work, one waiting."""

if TYPE_CHECKING:
    from concurrent.futures import Future

OpenModels = Callable[[], Models]
_models: list[Models] = []


@dataclass(frozen=True, slots=True)
class Workers:
    """A pool of worker processes: how many, and a picklable function that opens the models of each."""

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
    """Return the number of workers for this machine: its processors, 0 where there is only one."""
    processors = os.cpu_count() or 1
    return processors if processors > 1 else 0


def _load(open_models: OpenModels) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _models.append(open_models())


def _end_with_parent() -> None:
    """End this process when its parent was killed, which it does not notice while it waits for work."""
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
