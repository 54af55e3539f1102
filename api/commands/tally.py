"""The outcome of `iqtibas add`: prints failures as they occur, and makes the summary at the end."""

import time
from collections.abc import Iterator
from pathlib import Path

from api.commands.error_line import explained, program_line
from api.commands.messages import message
from api.commands.output import say
from corpus.errors import CorpusError
from corpus.files.draft import PassedOver
from index.records import StoredDocument

_TIMED_FROM = 1_000
"""Passages from which the rate is reported; with fewer, start-up takes most of the time."""


class Tally:
    """Counts what was stored, what was there before, what failed, and what was skipped for its format."""

    def __init__(self, collection: str) -> None:
        self.collection = collection
        self.stored: dict[str, StoredDocument] = {}
        self.known = 0
        self.failures = 0
        self._passed_over: set[Path] = set()
        self._started = time.perf_counter()

    def fail(self, where: str, error: CorpusError) -> None:
        """Print one line with the name of the file, which many of these errors do not contain."""
        self.failures += 1
        problem = str(error).removeprefix(f"{Path(where).name}: ").removeprefix(f"{where}: ")
        say(program_line(explained(f"{where}: {problem}", error)))

    def pass_over(self, file: Path) -> None:
        """Count a file of a folder or archive whose format is not supported: reported, but not a failure."""
        self._passed_over.add(file.resolve())

    def summary(self) -> Iterator[str]:
        """Yield the sentences of the summary."""
        passages = sum(document.passages for document in self.stored.values())
        yield message(
            "Added to {collection}: documents {documents}, passages {passages}.",
            collection=self.collection,
            documents=len(self.stored),
            passages=passages,
        )
        if passages >= _TIMED_FROM:
            yield message("Passages per second: {rate}.", rate=round(passages / (time.perf_counter() - self._started)))
        if self.known:
            yield message("Added before: {documents}.", documents=self.known)
        if self.failures:
            yield message("Files not added: {files}.", files=self.failures)
        if self._passed_over:
            endings = sorted({PassedOver(str(file)).kind for file in self._passed_over})
            yield message(
                "Unsupported formats, skipped: {files} ({endings}).",
                files=len(self._passed_over),
                endings=", ".join(endings),
            )

    def near_duplicates(self) -> Iterator[str]:
        """Yield a line for each near-duplicate of a stored document."""
        for document in self.stored.values():
            for near in document.near_duplicates:
                share = f"{near.resemblance:.0%}"
                this = document.title or document.document_id
                yield message(
                    "{document}: has nearly the same words as {other} ({share}).",
                    document=this,
                    other=near.document_id,
                    share=share,
                )
