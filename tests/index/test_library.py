"""The library as its callers see it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import bundled_article
from corpus.errors import (
    EmptyDocument,
    InvalidDocument,
    TranslationMismatch,
    UnknownCollection,
    UnknownDocument,
    UnknownPassage,
)
from corpus.passage import Document
from index.library import Library
from tests.index.doubles import HashingEncoder, document, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path / "new folder")
    yield library
    library.close()


def found(library: Library, query: str, *collections: str) -> list[str]:
    return [hit.passage_id for hit in library.search(query, collections or ("default",), top_k=50).hits]


def test_what_is_added_is_found_at_once(library: Library) -> None:
    stored = library.add("default", document("d", "النفط والغاز", "المؤتمر في الكويت"))
    assert (stored.version, stored.passages) == (1, 2)
    assert found(library, "مؤتمر الكويت")[0] == "d#p2"
    assert library.add("default", document("d", "القمر والشمس")).version == 2
    assert found(library, "الشمس") == ["d#p1"]
    assert "d#p2" not in found(library, "مؤتمر الكويت")


def test_what_is_removed_never_comes_back(library: Library, tmp_path: Path) -> None:
    library.add("default", document("d", "oil and gas"))
    assert found(library, "oil") == ["d#p1"]
    library.remove("default", "d")
    assert found(library, "oil") == []
    library.close()
    again = open_library(tmp_path / "new folder")
    assert found(again, "oil") == []
    with pytest.raises(UnknownDocument):
        again.remove("default", "d")
    again.close()


def test_the_translation_is_found_under_the_same_passage(library: Library) -> None:
    library.add(
        "default", document("d", "عقد المؤتمر", "ورد الخبر", translations={"en": ["the conference", "the news"]})
    )
    assert found(library, "conference")[0] == "d#p1"


def test_hits_have_ranks_parts_and_passages_in_order(library: Library) -> None:
    library.add(
        "press",
        document("a", "oil prices rise", "gas", title="Prices", url="https://example.org/", published="2024-02-29"),
    )
    library.add("default", document("b", "oil prices rise"))
    got = library.retrieve("oil prices", ("default", "press"), top_k=2)
    assert [(hit.rank, hit.collection, hit.passage_id) for hit in got.result.hits] == [
        (1, "press", "a#p1"),
        (2, "default", "b#p1"),
    ]
    assert got.result.hits[0].score >= got.result.hits[1].score
    assert set(got.result.hits[0].scores) == {"sparse", "dense", "coverage"}
    assert (got.result.query, got.result.language) == ("oil prices", "en")
    assert [(each.collection, each.passage.passage_id) for each in got.passages] == [
        ("press", "a#p1"),
        ("default", "b#p1"),
    ]
    assert (got.passages[0].title, got.passages[0].url, got.passages[0].published) == (
        "Prices",
        "https://example.org/",
        "2024-02-29",
    )


def test_equal_scores_are_ordered_by_id_however_many_there_are(library: Library) -> None:
    for number in (3, 1, 2):
        library.add("default", document(f"d{number}", *["oil prices"] * 60))
    ids = found(library, "oil")
    assert ids == sorted(ids)
    assert ids[0] == "d1#p1"


def test_a_collection_named_twice_counts_once(library: Library) -> None:
    library.add("default", document("d", "oil"))
    assert found(library, "oil", "default", "default") == ["d#p1"]


@pytest.mark.parametrize("query", ["", " ", "؟!", "\u200f\u064b", "NEAR(a* OR ' \" --", "١٢٣", "x" * 4000])
def test_any_query_is_answered(library: Library, query: str) -> None:
    assert library.search(query).hits == ()
    library.add("default", document("d", "oil", "gas"))
    library.search(query)


def test_searching_nowhere_finds_nothing_and_an_unknown_place_is_an_error(library: Library) -> None:
    library.add("default", document("d", "oil"))
    assert library.search("oil", ()).hits == ()
    with pytest.raises(UnknownCollection):
        library.search("oil", ("default", "nowhere"))


def test_documents_that_cannot_be_stored_leave_nothing(library: Library) -> None:
    before = library.generation
    with pytest.raises(EmptyDocument):
        library.add("new", Document("d", " \n ", "en"))
    with pytest.raises(TranslationMismatch):
        library.add("new", document("d", "one", translations={"ar": ["a", "b"]}))
    with pytest.raises(InvalidDocument):
        library.add("no/name", document("d", "one"))
    assert library.generation == before
    assert [each.name for each in library.collections()] == ["default"]


def test_many_documents_come_back_one_by_one(library: Library) -> None:
    given = (document(f"d{number}", *(f"word{number} word{line}" for line in range(200))) for number in range(7))
    assert [each.document_id for each in library.add_many("default", given)] == [f"d{number}" for number in range(7)]
    assert library.status().passages == 1400
    assert found(library, "word6")[0].startswith("d6#")


def test_of_two_equal_ids_in_one_batch_the_later_stays(library: Library) -> None:
    stored = list(library.add_many("default", [document("d", "oil"), document("d", "gas")]))
    assert [each.version for each in stored] == [1, 2]
    assert found(library, "oil gas") == ["d#p1"]
    assert library.passage("default", "d", 1).passage.text == "gas"


def test_a_bad_document_does_not_take_earlier_batches_with_it(library: Library) -> None:
    given = [document("good", *["text"] * 600), Document("bad", " ", "en")]
    with pytest.raises(EmptyDocument):
        list(library.add_many("default", given))
    assert [each.document_id for each in library.documents("default").documents] == ["good"]


def test_reading_what_is_not_there(library: Library) -> None:
    library.add("default", document("d", "one", "two"))
    assert library.passage("default", "d", 2).passage.text == "two"
    for number in (0, 3, -1, 2**62):
        with pytest.raises(UnknownPassage):
            library.passage("default", "d", number)
    with pytest.raises(UnknownDocument):
        library.passage("default", "x", 1)
    with pytest.raises(UnknownCollection):
        library.document("x", "d")
    with pytest.raises(UnknownDocument):
        library.document_passages("default", "x")


def test_dropping_a_collection_ends_its_hits(library: Library) -> None:
    library.add("press", document("d", "oil"))
    assert found(library, "oil", "press") == ["d#p1"]
    library.drop_collection("press")
    with pytest.raises(UnknownCollection):
        library.search("oil", ("press",))
    library.add("press", document("e", "oil"))
    assert found(library, "oil", "press") == ["e#p1"]


def test_an_offered_document_once_removed_stays_removed(library: Library, tmp_path: Path) -> None:
    article = bundled_article()
    stored = library.offer(article)
    assert stored is not None
    assert stored.passages == 24
    assert library.offer(article) is None
    library.remove("default", article.document_id)
    library.close()
    again = open_library(tmp_path / "new folder")
    assert again.offer(article) is None
    assert again.documents("default").documents == ()
    again.close()


def test_a_damaged_passage_is_not_among_the_hits_and_the_next_one_is(library: Library, tmp_path: Path) -> None:
    library.add("default", document("d", *(f"oil number {number}" for number in range(20))))
    first = found(library, "oil number 7")[0]
    with library._database.writing() as connection:
        connection.execute("UPDATE passages SET text = text || '!' WHERE number = 8")
    assert first == "d#p8"
    got = library.retrieve("oil number 7", top_k=3)
    assert "d#p8" not in {hit.passage_id for hit in got.result.hits}
    assert len(got.result.hits) == len(got.passages) == 3
    assert [hit.rank for hit in got.result.hits] == [1, 2, 3]
    with pytest.raises(UnknownPassage):
        library.passage("default", "d", 8)
    assert len(library.damage()) == 1


def test_other_processes_see_a_change_at_their_next_request(library: Library, tmp_path: Path) -> None:
    library.add("default", document("d", "oil"))
    assert found(library, "oil gas") == ["d#p1"]
    script = (
        "import sys; from pathlib import Path; from tests.index.doubles import document, open_library\n"
        "library = open_library(Path(sys.argv[1]))\n"
        "library.add('default', document('e', 'gas'))\n"
        "library.remove('default', 'd')\n"
        "library.close()\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "new folder")], check=True)
    assert found(library, "oil gas") == ["e#p1"]


def test_scores_do_not_depend_on_how_the_index_came_about(library: Library, tmp_path: Path) -> None:
    for number in range(30):
        library.add("default", document(f"d{number % 10}", *(f"oil price {number} {line}" for line in range(4))))
        library.search("oil")
    lived = library.search("oil price 27", top_k=50).hits
    fresh = open_library(tmp_path / "new folder", snapshot_passages=10**6)
    loaded = fresh.search("oil price 27", top_k=50).hits
    assert [hit.passage_id for hit in loaded] == [hit.passage_id for hit in lived]
    for one, other in zip(loaded, lived, strict=True):
        assert one.scores["dense"] == pytest.approx(other.scores["dense"], abs=1e-5)
    fresh.close()


def test_a_backup_is_a_library(library: Library, tmp_path: Path) -> None:
    library.add("default", document("d", "oil"))
    (tmp_path / "copy").mkdir()
    library.backup(tmp_path / "copy" / "iqtibas.sqlite3")
    copy = open_library(tmp_path / "copy")
    assert found(copy, "oil") == ["d#p1"]
    copy.close()


def test_threads_add_and_search_at_once_and_see_whole_documents(library: Library) -> None:
    rounds = 12
    wrong: list[set[str]] = []
    library.add("default", document("d0", "oil 0", "oil 0"))

    def write(thread: int) -> None:
        for number in range(rounds):
            library.add("default", document(f"d{thread}", *[f"oil {number}"] * 2))

    def read() -> None:
        for _ in range(rounds * 4):
            got = library.retrieve("oil", top_k=50)
            texts: dict[str, set[str]] = {}
            for each in got.passages:
                texts.setdefault(each.passage.document_id, set()).add(f"{each.version} {each.passage.text}")
            wrong.extend(each for each in texts.values() if len(each) != 1)
            if len(got.result.hits) != len(got.passages) or len(got.passages) != 2 * len(texts):
                wrong.append({"half a document"})

    threads = [threading.Thread(target=write, args=(n,)) for n in range(3)] + [
        threading.Thread(target=read) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert library.generation >= 3 * rounds


def test_status_names_the_encoder_and_counts_all_collections(library: Library) -> None:
    library.add("default", document("d", "one", "two"))
    library.add("press", document("d", "three"))
    status = library.status()
    assert (status.passages, status.dense, status.encoder) == (3, "ready", HashingEncoder().name)
    assert status.generation == library.generation == 2
