"""After a change of the analyzer, terms are counted anew and kept."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.arrays import Frequencies
from index.library import Library
from index.local.library import LocalLibrary
from index.storage import refresh_terms
from index.storage.models import Models
from index.words.analysis import Analyzer
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash
from tests.index.doubles import ANALYZER, HashingEncoder, document, hashes_of, open_library


def _letters(text: str) -> Counter[str]:
    return Counter(text.replace(" ", ""))


def _expand_letters(query: str, frequencies: Frequencies) -> SparseQuery:
    hashes = np.array([term_hash(letter) for letter in _letters(query)], np.uint64)
    return SparseQuery(hashes, np.ones(len(hashes), np.float32), np.arange(len(hashes)))


LETTERS = Analyzer("letters", _letters, _expand_letters, hashes_of)


def matching(library: Library, query: str) -> set[str]:
    return {hit.passage_id for hit in library.search(query, top_k=50).hits if hit.scores["sparse"] > 0}


@pytest.mark.parametrize("batch", [2, 512])
def test_a_new_analyzer_recomputes_the_terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(refresh_terms, "_BATCH_PASSAGES", batch)
    library = open_library(tmp_path)
    library.add("default", document("d", "oil", "gas", "zinc", "lead", "tin"))
    assert matching(library, "z") == set()
    library.close()
    library = LocalLibrary(tmp_path, Models(HashingEncoder(), LETTERS), snapshot_passages=4)
    assert matching(library, "z") == {"d#p3"}
    assert matching(library, "i") == {"d#p1", "d#p3", "d#p5"}
    library.close()


def test_terms_are_counted_once(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.add("default", document("d", "oil", "gas"))
    library.close()
    LocalLibrary(tmp_path, Models(HashingEncoder(), LETTERS)).close()

    def fail(text: str) -> Counter[str]:
        raise AssertionError(text)

    library = LocalLibrary(tmp_path, Models(HashingEncoder(), replace(LETTERS, passage_terms=fail)))
    assert matching(library, "g") == {"d#p2"}
    library.close()


def test_a_process_of_the_old_version_finds_additions_of_the_new_one(tmp_path: Path) -> None:
    old = open_library(tmp_path)
    old.add("default", document("d", "oil", "gas"))
    new = LocalLibrary(tmp_path, Models(HashingEncoder(), LETTERS))
    new.add("default", document("e", "zinc"))
    assert matching(old, "zinc") == {"e#p1"}
    old.add("default", document("f", "tin"))
    assert "f#p1" in matching(new, "t")
    assert ANALYZER.fingerprint != LETTERS.fingerprint
    old.close()
    new.close()
