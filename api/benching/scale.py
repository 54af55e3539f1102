"""The measurements of `iqtibas bench --scale`: how indexing, start-up, search and memory grow with the collection.

A data folder of each size is filled in this process; then a new process opens it, as after a restart, and measures
itself (`scaled_process`). Documents are generated beforehand, so that this is not part of the time.
"""

import json
import os
import pickle
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, NamedTuple

from api.benching.distractors import distractors
from api.benching.processes import environment, python_command
from corpus.errors import IqtibasError, SettingsError
from corpus.load_text import load_text, text_files
from corpus.passage import Document
from corpus.split import split
from index.storage.parallel import worker_count
from index.storage.schema import DEFAULT_COLLECTION
from rag.settings import Settings
from rag.wiring import open_library

_SUFFIXES = {"k": 1_000, "m": 1_000_000}

_WITHIN_S = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Served:
    """The figures of a process that has just opened a data folder.

    `ready_s` is the time from opening it to the first search. `recall_at_10` is the share of the ten exact nearest hits
    that are among the ten found. `busy_*` are the latencies while another thread adds and removes `changes_per_s`
    documents. `cpu_p50_ms` is the processor time of a search, which depends less on the load of the machine.
    """

    ready_s: float
    search_p50_ms: float
    search_p99_ms: float
    cpu_p50_ms: float
    recall_at_10: float
    busy_p50_ms: float
    busy_p99_ms: float
    changes_per_s: float
    resident_bytes: int


@dataclass(frozen=True, slots=True)
class Scaled:
    """The figures at one size; `indexed_passages_per_cpu_s` is by the time of all processors together."""

    passages: int
    indexed_passages_per_s: float
    indexed_passages_per_cpu_s: float
    disk_bytes: int
    served: Served


class _Filled(NamedTuple):
    """Passages stored and searchable per second, and per second of processor time."""

    per_s: float
    per_cpu_s: float


def sizes(text: str) -> list[int]:
    """Return the numbers of passages in a text such as `10k,100k,1M`, ascending.

    Raises:
        SettingsError: it is not a list of positive sizes.
    """
    try:
        return sorted(_size(each.strip().lower()) for each in text.split(","))
    except ValueError as error:
        raise SettingsError(f"{text}: not sizes of a collection", hint="Write, for instance, 10k,100k,1M.") from error


def measure_scale(settings: Settings, passages: int, corpus: Path | None) -> Scaled:
    """Return the figures of a collection of so many passages: those of `corpus`, if given, and distractors.

    Raises:
        IqtibasError: the process that opens it failed.
    """
    with TemporaryDirectory(prefix="iqtibas-bench-") as folder:
        filled = replace(settings, home=Path(folder), bundled_article=False)
        rates = _fill(filled, passages, corpus)
        used = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        return Scaled(passages, *rates, used, _served(filled))


def _size(text: str) -> int:
    size = int(text[:-1]) * _SUFFIXES[text[-1]] if text[-1:] in _SUFFIXES else int(text)
    if size < 1:
        raise ValueError("a collection to measure has passages")
    return size


def _fill(settings: Settings, passages: int, corpus: Path | None) -> _Filled:
    """Add the passages in as many processes as `iqtibas add` uses; they are generated into a file beforehand."""
    documents = [] if corpus is None else [load_text(path) for path in text_files([corpus])]
    others = passages - sum(len(split(document)) for document in documents)
    with TemporaryFile(prefix="iqtibas-bench-") as file:
        for document in chain(documents, distractors(max(others, 0))):
            pickle.dump(document, file)
        file.seek(0)
        started, used_s = time.perf_counter(), _cpu_s()
        with closing(open_library(settings, workers=worker_count())) as library:
            added = sum(stored.passages for stored in library.add_many(DEFAULT_COLLECTION, _read(file)))
        return _Filled(added / (time.perf_counter() - started), added / (_cpu_s() - used_s))


def _read(file: IO[bytes]) -> Iterator[Document]:
    with suppress(EOFError):
        while True:
            yield pickle.load(file)


def _cpu_s() -> float:
    """Return the processor time of this process and of its children that have ended."""
    return sum(os.times()[:4])


def _served(settings: Settings) -> Served:
    command = python_command("api.benching.scaled_process", [])
    done = subprocess.run(command, env=environment(settings), capture_output=True, text=True, timeout=_WITHIN_S)
    if done.returncode != 0:
        raise IqtibasError(f"the process that serves failed: {done.stderr}", hint="Run `iqtibas doctor`.")
    return Served(**json.loads(done.stdout))
