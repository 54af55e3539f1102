"""The places where a library may keep its documents, each empty for a test: a data folder, and a Milvus.

Milvus is milvus-lite behind its own server on loopback, one for all tests of a process.
"""

import importlib.util
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import pytest

from index.library import Library
from index.local.library import LocalLibrary
from index.milvus.connection import Address
from index.milvus.library import MilvusLibrary
from index.storage.models import Models
from index.vectors.encoder import Encoder
from index.words.analysis import Analyzer
from tests.index.doubles import ANALYZER, HashingEncoder

Store = Literal["local", "milvus"]
STORES: tuple[Store, ...] = get_args(Store)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the documents of one test are; opened again, they are there."""

    store: Store
    home: Path

    def open(self, encoder: Encoder | None = None, analyzer: Analyzer = ANALYZER) -> Library:
        """Return a library over the documents of this place."""
        models = Models(encoder or HashingEncoder(), analyzer)
        if self.store == "local":
            return LocalLibrary(self.home, models, snapshot_passages=4)
        return MilvusLibrary(self.home, Address(milvus_uri()), models)


@contextmanager
def empty_place(store: Store, folder: Path) -> Iterator[Place]:
    """Give an empty place, or skip the test where what it needs is not installed."""
    if store == "milvus":
        skip_without_milvus()
    place = Place(store, folder / "home")
    yield place
    if store == "milvus":
        library = place.open()
        for each in library.collections():
            library.drop_collection(each.name)
        library.close()


def skip_without_milvus() -> None:
    """Skip a test where Milvus is not installed."""
    for package in ("pymilvus", "milvus_lite"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed: pip install 'iqtibas[milvus]'")


@cache
def milvus_uri() -> str:
    """Return the address of a server on loopback, which lives as long as this process."""
    from milvus_lite.adapter.grpc.server import start_server_in_thread

    folder = tempfile.TemporaryDirectory(prefix="iqtibas-milvus-")
    _kept.append((folder, *start_server_in_thread(folder.name)))
    return f"http://127.0.0.1:{_kept[-1][3]}"


_kept: list[tuple[object, ...]] = []
"""What would end the server if it were forgotten."""
