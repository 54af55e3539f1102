"""Documents are prepared in batches of whole documents."""

import pytest

from corpus.errors import EmptyDocument
from corpus.passage import Document
from index.storage.prepare import prepare
from tests.index.doubles import ANALYZER, document, toy_models


def test_batches_hold_whole_documents_and_some_hundred_passages() -> None:
    given = [document(f"d{number}", *["text"] * 200) for number in range(7)]
    batches = list(prepare(given, toy_models()))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    assert [each.document for batch in batches for each in batch] == given


def test_every_passage_has_its_own_terms_and_vectors() -> None:
    given = document("d", "عقد المؤتمر", "oil prices rose", translations={"en": ["the conference", ""]}, language="ar")
    ((prepared,),) = prepare([given], toy_models())
    assert [passage.text for passage in prepared.passages] == ["عقد المؤتمر", "oil prices rose"]
    assert [each.counts for each in prepared.terms] == [ANALYZER.analyze(each).counts for each in prepared.passages]
    assert [each.views for each in prepared.embeddings] == [2, 1]


def test_batches_before_a_bad_document_are_yielded() -> None:
    batches = prepare([document("d", *["text"] * 600), Document("bad", " ", "en")], toy_models())
    assert len(next(batches)) == 1
    with pytest.raises(EmptyDocument):
        next(batches)


def test_a_long_document_gives_way_again_and_again() -> None:
    gave_way: list[int] = []
    given = [document("long", *(f"Paragraph {number}." for number in range(95)))]
    ((prepared,),) = prepare(given, toy_models(), lambda: gave_way.append(1))
    assert len(prepared.terms) == 95
    assert 5 <= len(gave_way) <= 20
