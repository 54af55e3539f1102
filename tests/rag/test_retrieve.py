"""What is looked up: within collections and filters, the paragraph before, and something where nothing is near."""

from pathlib import Path

from corpus.document import DocumentInfo, new_document
from index.search.filters import Filters
from rag.answerer import Answerer
from rag.inquiry import Inquiry
from rag.retrieve import has_passages, paragraph_before, passages_like_the_first, retrieve
from tests.rag.conftest import fresh

MARKET = Inquiry("fish", collections=("market",))


def test_passages_are_those_of_the_inquiry(answerer: Answerer) -> None:
    both = Inquiry("lamp", collections=("market", "lighthouse"))
    found = retrieve(answerer.library, "lamp", both, 50).passages
    assert {each.collection for each in found} == {"market", "lighthouse"}
    nowhere = Inquiry("lamp", collections=("market",), filters=Filters(document_ids=("light",)))
    assert retrieve(answerer.library, "lamp", nowhere, 50).passages == ()
    assert len(retrieve(answerer.library, "lamp", both, 1).passages) == 1


def test_the_paragraph_before_is_that_of_the_same_version(tmp_path: Path) -> None:
    with fresh(tmp_path, article=False) as answerer:
        library = answerer.library
        library.add("default", new_document("The mill is old.\nIt turns.", DocumentInfo("mill")))
        first, second = library.document_passages("default", "mill")
        assert paragraph_before(library, second) == first
        assert paragraph_before(library, first) is None
        library.add("default", new_document("The mill is new.\nIt stands.", DocumentInfo("mill")))
        assert paragraph_before(library, second) is None


def test_without_anything_near_there_is_the_opening_of_the_first_document(answerer: Answerer) -> None:
    evidence = passages_like_the_first(answerer.library, MARKET)
    assert evidence[0].passage.passage_id == "market#p1"
    assert {each.stored.collection for each in evidence} == {"market"}


def test_an_empty_library_has_nothing(empty: Answerer) -> None:
    assert passages_like_the_first(empty.library, Inquiry("fish")) == ()
    assert not has_passages(empty.library, Inquiry("fish"))


def test_only_the_collections_asked_count_as_passages(answerer: Answerer) -> None:
    assert has_passages(answerer.library, MARKET)
    assert not has_passages(answerer.library, Inquiry("fish", collections=("nowhere",)))
