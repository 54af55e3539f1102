"""After a change of encoder the sparse side answers, and the dense side comes back by itself."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from index.library import Library
from index.local.library import LocalLibrary
from index.storage import reembed
from index.storage.locks import try_lock
from index.vectors.encoder import Matrix
from tests.index.doubles import HashingEncoder, document, open_library, toy_models

_PATIENCE_S = 20


@dataclass
class GatedEncoder(HashingEncoder):
    """Encodes passages only while its gate is open."""

    gate: threading.Event = field(default_factory=threading.Event)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        assert self.gate.wait(_PATIENCE_S)
        return super().encode_passages(texts)


# Encodes two batches of two passages, says so, and would never end.
_ENDLESS = """
import sys, time
from pathlib import Path
from index.storage import reembed
from tests.index.doubles import HashingEncoder, open_library

class Endless(HashingEncoder):
    def encode_passages(self, texts):
        if self.encoded >= 4:
            print("half-way", flush=True)
            time.sleep(600)
        return super().encode_passages(texts)

reembed._BATCH_PASSAGES = 2
open_library(Path(sys.argv[1]), Endless("b")).wait_until_ready()
"""


def fill(home: Path, passages: int = 6) -> None:
    library = open_library(home)
    library.add("default", document("d", *(f"oil price number {number}" for number in range(passages))))
    library.close()


def parts(library: Library) -> set[str]:
    return {name for hit in library.search("oil price number 3").hits for name in hit.scores}


def test_the_sparse_side_answers_until_the_new_vectors_are_there(tmp_path: Path) -> None:
    fill(tmp_path)
    encoder = GatedEncoder("b")
    library = open_library(tmp_path, encoder)
    assert library.status().dense == "rebuilding"
    assert parts(library) == {"sparse", "coverage"}
    assert not library.wait_until_ready(0.01)
    encoder.gate.set()
    assert library.wait_until_ready(_PATIENCE_S)
    assert library.status().dense == "ready"
    assert parts(library) == {"sparse", "coverage", "dense"}
    best = library.search("oil price number 3").hits[0]
    assert best.passage_id == "d#p4"
    library.close()


def test_both_sets_of_vectors_are_kept_so_that_going_back_is_free(tmp_path: Path) -> None:
    fill(tmp_path)
    library = open_library(tmp_path, HashingEncoder("b"))
    assert library.wait_until_ready(_PATIENCE_S)
    library.close()
    encoder = HashingEncoder("a")
    library = open_library(tmp_path, encoder)
    assert library.status().dense == "ready"
    assert "dense" in parts(library)
    assert encoder.encoded == 0
    library.close()


def test_a_kill_half_way_costs_the_batch_in_work(tmp_path: Path) -> None:
    fill(tmp_path, passages=10)
    with subprocess.Popen([sys.executable, "-c", _ENDLESS, tmp_path], stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None and killed.stdout.readline() == "half-way\n"
        killed.kill()
    encoder = GatedEncoder("b")
    library = open_library(tmp_path, encoder)
    assert library.status().dense == "rebuilding"
    assert parts(library) == {"sparse", "coverage"}
    encoder.gate.set()
    assert library.wait_until_ready(_PATIENCE_S)
    assert 0 < encoder.encoded <= 6
    assert "dense" in parts(library) and library.upkeep.damage() == ()
    library.close()


def test_interrupted_work_resumes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reembed, "_BATCH_PASSAGES", 2)
    fill(tmp_path, passages=10)

    class Failing(HashingEncoder):
        def encode_passages(self, texts: Sequence[str]) -> Matrix:
            if self.encoded >= 4:
                raise ModelUnavailable("the weights are gone")
            return super().encode_passages(texts)

    library = open_library(tmp_path, Failing("b"))
    assert not library.wait_until_ready(0.3)
    assert parts(library) == {"sparse", "coverage"}
    library.close()
    encoder = HashingEncoder("b")
    library = open_library(tmp_path, encoder)
    assert library.wait_until_ready(_PATIENCE_S)
    assert 0 < encoder.encoded <= 6
    assert "dense" in parts(library)
    library.close()


def test_only_one_process_embeds_and_the_others_take_over_its_work(tmp_path: Path) -> None:
    fill(tmp_path)
    encoder = HashingEncoder("b")
    with try_lock(tmp_path / "reembed.lock"):
        waiting = open_library(tmp_path, encoder)
        assert not waiting.wait_until_ready(0.1)
        assert parts(waiting) == {"sparse", "coverage"}
    assert waiting.wait_until_ready(_PATIENCE_S)
    assert "dense" in parts(waiting)
    waiting.close()


def test_documents_added_meanwhile_by_another_encoder_are_given_vectors(tmp_path: Path) -> None:
    fill(tmp_path)
    ours, theirs = open_library(tmp_path), open_library(tmp_path, HashingEncoder("b"))
    assert theirs.wait_until_ready(_PATIENCE_S)
    assert "dense" in parts(ours)
    theirs.add("default", document("e", "oil price number 99"))
    assert "e#p1" in {hit.passage_id for hit in ours.search("99").hits}
    assert ours.wait_until_ready(_PATIENCE_S)
    assert all("dense" in hit.scores for hit in ours.search("99").hits)
    ours.close()
    theirs.close()


def test_a_damaged_vector_is_computed_again(tmp_path: Path) -> None:
    fill(tmp_path, passages=3)
    library = LocalLibrary(tmp_path, toy_models())
    with library.database.writing() as connection:
        connection.execute("UPDATE vectors SET crc32 = 1 WHERE passage = 2")
    library.search("oil")
    assert library.wait_until_ready(_PATIENCE_S)
    assert len(library.search("oil price number 1").hits) == 3
    assert "dense" in parts(library)
    library.close()


def test_a_damaged_passage_does_not_hold_up_the_others(tmp_path: Path) -> None:
    fill(tmp_path)
    first = open_library(tmp_path)
    with first.database.writing() as connection:
        connection.execute("UPDATE passages SET text = 'oil prize' WHERE key = 2")
    first.close()
    library = open_library(tmp_path, HashingEncoder("b"))
    assert library.wait_until_ready(_PATIENCE_S)
    assert "dense" in parts(library)
    assert "d#p2" not in {hit.passage_id for hit in library.search("oil price number", top_k=50).hits}
    library.close()


def test_reindexing_makes_everything_anew_and_drops_the_rest(tmp_path: Path) -> None:
    fill(tmp_path)
    other = open_library(tmp_path, HashingEncoder("b"))
    assert other.wait_until_ready(_PATIENCE_S)
    before = other.search("oil price number 3").hits
    other.upkeep.reindex()
    assert other.search("oil price number 3").hits == before
    with other.database.reading() as connection:
        assert connection.execute("SELECT count(*), count(DISTINCT encoder) FROM vectors").get == (6, 1)
    other.close()
