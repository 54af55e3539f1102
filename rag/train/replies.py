"""Labelled replies about texts, true and false, that people wrote.

In: files of texts and replies. Out: `Reply`s. `# name` opens a text, its paragraphs follow, a line each; then replies:
kind and language, `|`, the reply with the paragraphs that it cites.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.document import new_document
from corpus.passage import Document, Language
from corpus.split import split
from index.hit import Hit
from index.records import StoredPassage
from rag.answer import Evidence

RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model might write about a text, in `language`.

    `kind` is `right` where the passages it cites say all of it. `text` is the name of its file and of the text;
    `is_made`: it is generated.
    """

    text: str
    evidence: tuple[Evidence, ...]
    kind: str
    language: Language
    written: str
    is_made: bool = False

    @property
    def is_right(self) -> bool:
        """Whether its citations support all of it."""
        return self.kind == RIGHT


def read_replies(path: Path) -> Iterator[Reply]:
    """Yield the replies of a file, in order."""
    for text in path.read_text(encoding="utf-8").removeprefix("# ").split("\n# "):
        name, *lines = text.strip("\n").split("\n")
        evidence = evidence_of_document(new_document("\n".join(line for line in lines if "|" not in line)))
        for line in lines:
            label, is_reply, written = line.partition("|")
            kind, _, language = label.strip().rpartition(" ")
            if is_reply:
                yield Reply(f"{path.stem} {name}", evidence, kind, language, written.strip())  # type: ignore[arg-type]


def evidence_of_document(document: Document) -> tuple[Evidence, ...]:
    """Return the passages of a document as evidence, in order, as if all were retrieved."""
    return tuple(
        Evidence(
            StoredPassage(
                rank, "default", passage, hashlib.sha256(passage.text.encode()).hexdigest(), 1, "", None, None
            ),
            Hit("default", passage.passage_id, rank, 1.0 / rank, {}),
            np.zeros(0, np.float32),
        )
        for rank, passage in enumerate(split(document), 1)
    )
