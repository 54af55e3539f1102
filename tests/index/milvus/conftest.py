"""A Milvus for the tests of one process, and in it a library of each test's own."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from corpus.passage import Document
from index.milvus.catalogue import Catalogue
from index.milvus.connection import Address, Milvus
from index.milvus.library import MilvusLibrary
from index.milvus.schema import tables
from index.milvus.statistics import StatisticsLog
from index.milvus.writer import Writer
from index.records import StoredDocument
from index.storage.models import Models
from index.storage.prepare import prepare
from tests.contracts.places import milvus_uri, skip_without_milvus
from tests.index.doubles import ANALYZER, HashingEncoder, toy_models


@dataclass(frozen=True)
class Server:
    """The parts of a library over one prefix of a Milvus, and what opens it whole."""

    address: Address
    home: Path
    models: Models

    @cached_property
    def milvus(self) -> Milvus:
        encoder = self.models.encoder
        return Milvus(self.address, tables(self.address.prefix, encoder.fingerprint, encoder.dim))

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self.milvus)

    @cached_property
    def log(self) -> StatisticsLog:
        return StatisticsLog(self.milvus)

    @cached_property
    def writer(self) -> Writer:
        return Writer(self.milvus, self.catalogue, self.log, self.models.encoder.dim)

    def put(self, *documents: Document, collection: str = "default") -> list[StoredDocument]:
        """Write documents as one batch."""
        (batch,) = prepare(documents, self.models)
        return self.writer.put(collection, batch)

    def open(self, seed: str = "a") -> MilvusLibrary:
        """Return the whole library, with an encoder by its seed."""
        return MilvusLibrary(self.home, self.address, Models(HashingEncoder(seed), ANALYZER))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    skip_without_milvus()
    server = Server(Address(milvus_uri(), prefix=f"t{secrets.token_hex(4)}"), tmp_path, toy_models())
    yield server
    server.milvus.drop()
    server.milvus.close()
