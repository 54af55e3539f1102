"""Preparing in other processes: the same as here, in order, and not further ahead than is written."""

import os
import signal
from collections.abc import Iterator

import pytest

from corpus.errors import EmptyDocument, IndexingError
from corpus.passage import Document
from index.storage.models import Models
from index.storage.parallel import PREPARED_HERE, Workers
from index.storage.prepare import prepare
from tests.index.doubles import document, toy_models

BATCH = 512


def killed() -> Models:
    os.kill(os.getpid(), signal.SIGKILL)
    return toy_models()


def documents(count: int, read: list[int] | None = None) -> Iterator[Document]:
    for number in range(count):
        if read is not None:
            read.append(number)
        yield document(f"d{number}", *(f"word{number} line{line % 7}" for line in range(BATCH)))


def test_workers_prepare_the_same_documents_in_order() -> None:
    count, read = PREPARED_HERE + 4, list[int]()
    workers = Workers(1, toy_models)
    made = []
    for number, batch in enumerate(workers.prepare(documents(count, read), toy_models())):
        made.append(batch)
        assert len(read) <= number + 5  # two in work or waiting, and the one after them
    here = list(prepare(documents(count), toy_models()))
    assert len(made) == len(here) == count
    for one, same in zip(made, here, strict=True):
        assert [each.document for each in one] == [each.document for each in same]
        assert [each.embeddings for each in one] == [each.embeddings for each in same]
        assert [dict(terms.counts) for each in one for terms in each.terms] == [
            dict(terms.counts) for each in same for terms in each.terms
        ]


def test_few_documents_are_prepared_in_this_process() -> None:
    assert len(list(Workers(1, killed).prepare(documents(PREPARED_HERE), toy_models()))) == PREPARED_HERE


def test_a_killed_worker_is_reported_and_earlier_batches_are_kept() -> None:
    batches = Workers(1, killed).prepare(documents(PREPARED_HERE + 1), toy_models())
    for _ in range(PREPARED_HERE):
        next(batches)
    with pytest.raises(IndexingError, match="killed"):
        next(batches)


def test_a_document_that_cannot_be_split_raises_in_its_turn() -> None:
    def given() -> Iterator[Document]:
        yield from documents(PREPARED_HERE)
        yield Document("bad", " \n", "en")

    batches = Workers(1, killed).prepare(given(), toy_models())
    with pytest.raises(EmptyDocument):
        list(batches)
