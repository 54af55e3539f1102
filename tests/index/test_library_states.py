"""Whatever is done to a library in whatever order, it holds what a dict would hold."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from corpus.errors import UnknownCollection, UnknownDocument
from index.library import Library
from tests.index.doubles import HashingEncoder, document, open_library

_WORDS = ("oil", "gas", "نفط", "غاز", "الكويت", "Kuwait", "2024", "١٢")

ids = st.sampled_from(["a", "b", "c"])
collections = st.sampled_from(["default", "press"])
paragraphs = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6)

Content = tuple[int, tuple[str, ...]]


class LibraryStates(RuleBasedStateMachine):
    """A library beside a plain dict: collection -> document id -> (version, paragraphs)."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.libraries = [self._open()]
        self.model: dict[str, dict[str, Content]] = {"default": {}}

    def _open(self) -> Library:
        return open_library(self.home, HashingEncoder(dim=8))

    @rule(collection=collections, document_id=ids, texts=paragraphs)
    def add(self, collection: str, document_id: str, texts: list[str]) -> None:
        held = self.model.setdefault(collection, {})
        version = held.get(document_id, (0, ()))[0] + 1
        stored = self.libraries[-1].add(collection, document(document_id, *texts, language="en"))
        assert (stored.version, stored.passages) == (version, len(texts))
        held[document_id] = version, tuple(texts)

    @rule(collection=collections, document_id=ids)
    def remove(self, collection: str, document_id: str) -> None:
        if document_id in self.model.get(collection, {}):
            self.libraries[-1].remove(collection, document_id)
            del self.model[collection][document_id]
        else:
            with pytest.raises((UnknownCollection, UnknownDocument)):
                self.libraries[-1].remove(collection, document_id)

    @rule(collection=collections)
    def drop(self, collection: str) -> None:
        if collection in self.model:
            self.libraries[-1].drop_collection(collection)
            del self.model[collection]
            self.model.setdefault("default", {})

    @rule()
    def restart(self) -> None:
        self.libraries.pop().close()
        self.libraries.append(self._open())

    @rule()
    def write_through_another_process(self) -> None:
        if len(self.libraries) == 1:
            self.libraries.append(self._open())
        self.libraries.reverse()

    @rule(folder=st.just("snapshots"))
    def lose_the_snapshots(self, folder: str) -> None:
        shutil.rmtree(self.home / folder, ignore_errors=True)

    @invariant()
    def every_library_holds_what_the_dict_holds(self) -> None:
        for library in self.libraries:
            assert {each.name for each in library.collections()} == self.model.keys()
            for collection, held in self.model.items():
                self._compare(library, collection, held)

    def _compare(self, library: Library, collection: str, held: dict[str, Content]) -> None:
        stored = library.documents(collection).documents
        assert {each.document_id: (each.version, each.passages) for each in stored} == {
            document_id: (version, len(texts)) for document_id, (version, texts) in held.items()
        }
        got = library.retrieve(" ".join(_WORDS), (collection,), top_k=100)
        assert sorted((each.passage.passage_id, each.version, each.passage.text) for each in got.passages) == sorted(
            (f"{document_id}#p{number}", version, text)
            for document_id, (version, texts) in held.items()
            for number, text in enumerate(texts, 1)
        )
        assert all("dense" in hit.scores for hit in got.result.hits)

    def teardown(self) -> None:
        for library in self.libraries:
            assert library.upkeep.damage() == ()
            library.close()
        shutil.rmtree(self.home)


LibraryStates.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestLibraryStates = LibraryStates.TestCase
