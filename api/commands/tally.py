"""What became of the files that `iqtibas add` was given: each failure as it comes, and the sentences of the end."""

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
"""Passages from which on it is told how many a second were added: of fewer, the start of the program is most."""


class Tally:
    """What became of the files: what is on disk, what was there before, and what cannot be added, told as it comes."""

    def __init__(self, collection: str) -> None:
        self.collection = collection
        self.stored: dict[str, StoredDocument] = {}
        self.known = 0
        self.failures = 0
        self._passed_over: set[Path] = set()
        self._started = time.perf_counter()

    def fail(self, where: str, error: CorpusError) -> None:
        """Print one line that names the file; many of these errors only know of its text."""
        self.failures += 1
        problem = str(error).removeprefix(f"{Path(where).name}: ").removeprefix(f"{where}: ")
        say(program_line(explained(f"{where}: {problem}", error)))

    def pass_over(self, file: Path) -> None:
        """Count a file of a folder or an archive that is of a kind which is not read: no failure, but to be told."""
        self._passed_over.add(file.resolve())

    def summary(self) -> Iterator[str]:
        """Yield the sentences that end the command."""
        passages = sum(document.passages for document in self.stored.values())
        yield message(
            "Added to {collection}: documents {documents}, passages {passages}.",
            collection=self.collection,
            documents=len(self.stored),
            passages=passages,
        )
        if passages >= _TIMED_FROM:
            yield message("Passages a second: {rate}.", rate=round(passages / (time.perf_counter() - self._started)))
        if self.known:
            yield message("There already: {documents}.", documents=self.known)
        if self.failures:
            yield message("Files not added: {files}.", files=self.failures)
        if self._passed_over:
            endings = sorted({PassedOver(str(file)).kind for file in self._passed_over})
            yield message(
                "Of other kinds, passed over: {files} ({endings}).",
                files=len(self._passed_over),
                endings=", ".join(endings),
            )

    def near_duplicates(self) -> Iterator[str]:
        """Yield a line for each document that has nearly the words of another one."""
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
