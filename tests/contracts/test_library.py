"""What every library does, wherever it keeps its documents (`places` says where)."""

import threading
from pathlib import Path
from typing import Any

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
from corpus.split import split
from index.library import Library
from index.search import balance
from index.search.balance import FOREIGN_GAIN
from index.search.filters import Filters
from tests.contracts.places import Place, empty_place
from tests.index.doubles import HashingEncoder, document


@pytest.fixture
def filled(library: Library) -> Library:
    given: dict[str, dict[str, Any]] = {
        "integer": {"metadata": {"n": 1}},
        "float": {"metadata": {"n": 1.0, "of": 'a "b\\'}},
        "boolean": {"metadata": {"n": True}},
        "text": {"metadata": {"n": "1"}},
        "leap": {"published": "2024-02-29"},
        "old": {"published": "1999-12-31"},
    }
    library.add_all("default", (document(name, "oil", **fields) for name, fields in given.items()))
    library.add("default", document("arabic", "نفط"))
    return library


def found(library: Library, query: str, *collections: str) -> list[str]:
    return [hit.passage_id for hit in library.search(query, collections or ("default",), top_k=50).hits]


def test_what_is_added_is_found_at_once(library: Library) -> None:
    stored = library.add("default", document("d", "النفط والغاز", "المؤتمر في الكويت"))
    assert (stored.version, stored.passages) == (1, 2)
    assert found(library, "مؤتمر الكويت")[0] == "d#p2"
    assert library.add("default", document("d", "القمر والشمس")).version == 2
    assert found(library, "الشمس") == ["d#p1"]
    assert "d#p2" not in found(library, "مؤتمر الكويت")


def test_what_is_removed_never_comes_back(library: Library, place: Place) -> None:
    library.add("default", document("d", "oil and gas"))
    assert found(library, "oil") == ["d#p1"]
    library.remove("default", "d")
    assert found(library, "oil") == []
    library.close()
    again = place.open()
    assert found(again, "oil") == []
    with pytest.raises(UnknownDocument):
        again.remove("default", "d")
    again.close()


def test_the_translation_is_found_under_the_same_passage(library: Library) -> None:
    library.add(
        "default", document("d", "عقد المؤتمر", "ورد الخبر", translations={"en": ["the conference", "the news"]})
    )
    assert found(library, "conference")[0] == "d#p1"


def test_only_what_is_in_another_language_alone_gains_by_it(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add("default", document("english", "oil and gas"))
    library.add("default", document("arabic", "نفط وغاز"))
    library.add("default", document("both", "نفط وغاز", translations={"en": ["oil and gas"]}))

    def scores() -> dict[str, float]:
        return {hit.passage_id.removesuffix("#p1"): hit.score for hit in library.search("oil and gas").hits}

    with_gain = scores()
    monkeypatch.setattr(balance, "FOREIGN_GAIN", 0)
    gained = {name: with_gain[name] - score for name, score in scores().items()}
    assert gained == pytest.approx({"english": 0, "arabic": FOREIGN_GAIN, "both": 0}, abs=1e-6)


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
    before = library.status().generation
    with pytest.raises(EmptyDocument):
        library.add("new", Document("d", " \n ", "en"))
    with pytest.raises(TranslationMismatch):
        library.add("new", document("d", "one", translations={"ar": ["a", "b"]}))
    with pytest.raises(InvalidDocument):
        library.add("no/name", document("d", "one"))
    assert library.status().generation == before
    assert [each.name for each in library.collections()] == ["default"]


def test_many_documents_come_back_one_by_one(library: Library) -> None:
    given = (document(f"d{number}", *(f"word{number} word{line}" for line in range(200))) for number in range(7))
    assert [each.document_id for each in library.add_many("default", given)] == [f"d{number}" for number in range(7)]
    assert library.status().passages == 1400
    assert found(library, "word6")[0].startswith("d6#")


def test_documents_are_listed_page_by_page(library: Library) -> None:
    library.add_all("default", (document(f"d{number}", "oil") for number in (3, 1, 2)))
    first = library.documents("default", limit=2)
    assert len(first.documents) == 2 and first.next_cursor
    second = library.documents("default", limit=2, cursor=first.next_cursor)
    assert second.next_cursor is None
    listed = [each.document_id for page in (first, second) for each in page.documents]
    assert sorted(listed) == ["d1", "d2", "d3"]
    with pytest.raises(InvalidDocument):
        library.documents("default", cursor="no cursor")
    with pytest.raises(UnknownCollection):
        library.documents("nowhere")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(metadata={"n": 1}), {"integer", "float"}),
        (Filters(metadata={"n": True}), {"boolean"}),
        (Filters(metadata={"n": "1"}), {"text"}),
        (Filters(metadata={"n": 1, "of": 'a "b\\'}), {"float"}),
        (Filters(document_ids=("text", "gone")), {"text"}),
        (Filters(document_ids=('" or true or "',)), set()),
        (Filters(languages=("ar",)), {"arabic"}),
        (Filters(published_from="2024-02-29"), {"leap"}),
        (Filters(published_to="2024-02-29"), {"leap", "old"}),
        (Filters(published_from="2024-03-01", published_to="2024-12-31"), set()),
    ],
)
def test_filters_apply_before_ranking(filled: Library, filters: Filters, expected: set[str]) -> None:
    hits = filled.search("oil نفط", filters=filters, top_k=10).hits
    assert {hit.passage_id.removesuffix("#p1") for hit in hits} == expected


def test_a_replaced_version_stays_readable_and_a_removed_one_does_not(library: Library) -> None:
    library.add("default", document("d", "oil", "gas", title="First"))
    library.add("default", document("d", "sun", title="Second"))
    assert library.passage("default", "d", 2, version=1).passage.text == "gas"
    assert library.passage("default", "d", 2, version=1).title == "First"
    with pytest.raises(UnknownPassage):
        library.passage("default", "d", 2, version=2)
    library.remove("default", "d")
    library.add("default", document("d", "moon"))
    with pytest.raises(UnknownPassage):
        library.passage("default", "d", 2, version=2)


def test_a_document_with_nearly_the_same_words_is_told(library: Library) -> None:
    lines = [f"this is line {number} of a long and quiet text" for number in range(30)]
    library.add("default", document("first", *lines))
    (near,) = library.add("default", document("second", *lines, "and one more line")).near_duplicates
    assert near.document_id == "first" and near.resemblance > 0.8
    assert library.add("default", document("first", *lines, "again")).near_duplicates[0].document_id == "second"


def test_a_paragraph_of_any_length_is_stored_found_and_quoted(library: Library) -> None:
    text = " ".join(f"كلمة{number}" for number in range(20_000))
    library.add("default", document("d", "oil", text, translations={"en": ["", "a long text"]}))
    hit = library.retrieve("كلمة19999", top_k=1).passages[0]
    assert (hit.passage.passage_id, hit.passage.text) == ("d#p2", text)
    assert hit.passage.translation is not None and hit.passage.translation.text == "a long text"
    assert library.passage("default", "d", 2).passage == hit.passage


def test_kept_documents_taken_by_another_library_are_the_same(library: Library, place: Place, tmp_path: Path) -> None:
    fields: dict[str, Any] = {
        "title": "T",
        "url": "https://example.org/",
        "published": "2024-02-29",
        "metadata": {"n": 1.5, "b": True},
    }
    pairs = [[("عقد.", "It was held."), ("ورد.", "It came.")], ""]
    library.add("default", document("d", "النفط", "", "  الغاز", **fields))
    library.add("default", document("d", "عقد. ورد.", "خبر", translations={"en": pairs}, translation_source="project"))
    kept = library.kept("default", "d")
    assert [each.stamp.version for each in kept] == [1, 2]
    assert [[each.text for each in split(version.document)] for version in kept] == [
        ["النفط", "الغاز"],
        ["عقد. ورد.", "خبر"],
    ]
    with empty_place("local", tmp_path / "other") as other:
        taking = other.open()
        stored = list(taking.take("default", kept))
        assert stored[-1] == library.document("default", "d")
        for number, version in ((1, 1), (2, 1), (1, 2), (2, 2)):
            one, same = (each.passage("default", "d", number, version) for each in (library, taking))
            assert (one.passage, one.sha256, one.title) == (same.passage, same.sha256, same.title)
        taking.close()


def test_another_encoder_leaves_the_words_to_answer_until_its_vectors_are_made(library: Library, place: Place) -> None:
    library.add("default", document("d", "oil prices", "gas prices"))
    library.close()
    other = place.open(HashingEncoder("b"))
    assert found(other, "oil")[0] == "d#p1"
    assert other.wait_until_ready(30)
    assert other.status().dense == "ready"
    hits = other.search("oil prices").hits
    assert hits[0].passage_id == "d#p1" and hits[0].scores["dense"] > 1.9
    assert other.document("default", "d").version == 1
    other.close()


def test_reindexing_changes_no_score(library: Library) -> None:
    library.add_all("default", (document(f"d{number}", f"oil {number}", "gas") for number in range(5)))
    library.remove("default", "d4")
    before = library.search("oil 3", top_k=50).hits
    library.upkeep.reindex()
    after = library.search("oil 3", top_k=50).hits
    assert [hit.passage_id for hit in after] == [hit.passage_id for hit in before]
    assert [hit.score for hit in after] == pytest.approx([hit.score for hit in before], abs=1e-4)
    assert library.upkeep.damage() == ()


def test_of_two_equal_ids_in_one_batch_the_later_stays(library: Library) -> None:
    stored = list(library.add_many("default", [document("d", "oil"), document("d", "gas")]))
    assert [each.version for each in stored] == [1, 2]
    assert found(library, "oil gas") == ["d#p1"]
    assert library.passage("default", "d", 1).passage.text == "gas"


def test_a_bad_document_does_not_take_earlier_batches_with_it(library: Library) -> None:
    given = [document("good", *["text"] * 600), Document("bad", " ", "en")]
    with pytest.raises(EmptyDocument):
        library.add_all("default", given)
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


def test_an_offered_document_once_removed_stays_removed(library: Library, place: Place) -> None:
    article = bundled_article()
    stored = library.offer(article)
    assert stored is not None
    assert stored.passages == 24
    assert library.offer(article) is None
    library.remove("default", article.document_id)
    library.close()
    again = place.open()
    assert again.offer(article) is None
    assert again.documents("default").documents == ()
    again.close()


def test_threads_add_and_search_at_once_and_see_whole_documents(library: Library, place: Place) -> None:
    rounds = 12 if place.store == "local" else 2
    wrong: list[set[str]] = []
    library.add("default", document("d0", "oil 0", "oil 0"))
    before = library.status().generation

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
    assert library.status().generation > before


def test_status_names_the_encoder_and_counts_all_collections(library: Library) -> None:
    before = library.status().generation
    library.add("default", document("d", "one", "two"))
    library.add("press", document("d", "three"))
    status = library.status()
    assert (status.passages, status.dense, status.encoder) == (3, "ready", HashingEncoder().name)
    assert status.generation == library.status().generation > before
