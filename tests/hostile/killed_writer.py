"""A process that writes to a library until it is killed, saying each step before and after.

Run as `python -m tests.hostile.killed_writer HOME SEED ENCODER`; each line on stdout is `begin STEP` or `done STEP`,
the step as JSON. ENCODER changes from run to run, so that vectors are also being made anew while it writes.
"""

import json
import random
import sys
from pathlib import Path
from typing import NamedTuple

from index.library import Library
from index.local.library import LocalLibrary
from index.storage.models import Models
from tests.index.doubles import ANALYZER, HashingEncoder, document

SNAPSHOT_PASSAGES = 6
DOCUMENTS = 8


class Step(NamedTuple):
    """Documents put in one call, each with a number that its text is made of, or one document removed."""

    kind: str
    documents: tuple[tuple[str, int], ...]


def texts(document_id: str, number: int) -> list[str]:
    """Return the paragraphs that a number stands for, 1 to 5 of them."""
    return [f"document {document_id} number {number} line {line} of نص" for line in range(1 + number % 5)]


def open_library(home: Path, encoder: str) -> Library:
    return LocalLibrary(home, Models(HashingEncoder(encoder, dim=16), ANALYZER), snapshot_passages=SNAPSHOT_PASSAGES)


def perform(library: Library, step: Step) -> None:
    if step.kind == "put":
        library.add_all("default", (document(name, *texts(name, number)) for name, number in step.documents))
    elif step.documents[0][0] in {each.document_id for each in library.documents("default").documents}:
        library.remove("default", step.documents[0][0])
    library.search("document line", top_k=100)


def random_step(choice: random.Random) -> Step:
    kind = choice.choice(("put", "put", "remove"))
    count = choice.choice((1, 1, 4)) if kind == "put" else 1
    names = choice.sample([f"d{number}" for number in range(DOCUMENTS)], count)
    return Step(kind, tuple((name, choice.randrange(10**6)) for name in names))


def main(home: str, seed: str, encoder: str) -> None:
    choice = random.Random(seed)
    library = open_library(Path(home), encoder)
    while True:
        step = random_step(choice)
        print("begin", json.dumps(step), flush=True)
        perform(library, step)
        print("done", json.dumps(step), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
