"""Documents and passages as rows, and back as they were."""

from dataclasses import replace

import pytest

from corpus.errors import InvalidDocument
from corpus.passage import Document
from corpus.split import split
from index.milvus.connection import Row
from index.milvus.rows import (
    document_row,
    joined,
    passage_rows,
    pieces,
    stamp_of,
    stored_document,
    stored_passage,
    vector_rows,
    version_of,
)
from index.milvus.schema import LONGEST, PIECE_CHARACTERS
from index.records import Stamp
from index.storage.prepare import PreparedDocument, prepare
from index.storage.versions import KEPT_VERSIONS
from tests.index.doubles import document, toy_models

LONG = "كلمة " * LONGEST


def prepared(given: Document) -> PreparedDocument:
    ((only,),) = prepare([given], toy_models())
    return only


def test_a_document_survives_the_round_trip() -> None:
    pairs = [[("عقد.", "It was held.")], ""]
    given = document("d", "عقد.", "ورد.", translations={"en": pairs}, metadata={"n": 1.5, "b": True}, title="ع")
    again, stamp = joined(pieces(given, Stamp(3, "now")))
    assert split(again) == split(given) and stamp == Stamp(3, "now")
    assert (again.title, again.metadata, again.text) == (given.title, given.metadata, given.text)


def test_a_long_document_is_stored_in_pieces_within_the_limit() -> None:
    given = document("d", LONG)
    cut = pieces(given, Stamp(1, "now"))
    assert len(cut) > 1 and all(len(piece.encode()) <= LONGEST and len(piece) <= PIECE_CHARACTERS for piece in cut)
    assert joined(cut)[0] == given


def test_a_row_names_the_version_and_those_that_are_kept() -> None:
    row: Row | None = None
    for number in range(1, KEPT_VERSIONS + 3):
        row = document_row("c", prepared(document("d", f"oil {number}")), 100 * number, row)
        assert (row["version"], row["head"], stamp_of(row).version) == (number, 100 * number, number)
    assert row is not None and stored_document(row).version == KEPT_VERSIONS + 2
    newer = document_row("c", prepared(document("d", "oil")), 7, row)
    assert newer["kept"].count("version") == KEPT_VERSIONS
    assert version_of(row)["head"] == 100 * (KEPT_VERSIONS + 2)


def test_a_version_of_another_library_does_not_keep_itself() -> None:
    row = document_row("c", prepared(document("d", "oil")), 1, None)
    again = document_row("c", replace(prepared(document("d", "oil")), stamp=Stamp(1, "then")), 2, row)
    assert (again["version"], again["kept"], stored_document(again).added) == (1, "[]", "then")


def test_a_title_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidDocument):
        document_row("c", prepared(document("d", "oil", title=LONG)), 1, None)


def test_passages_are_read_off_their_rows_or_cut_out_of_their_document() -> None:
    ready = prepared(document("d", "oil", LONG, title="T", published="2024-02-29"))
    described = stored_document(document_row("c", ready, 10, None))
    short, long = passage_rows("c", ready, range(10, 12))
    assert (short["is_cut"], long["is_cut"], long["text"]) == (False, True, "")
    found = [stored_passage(short, described, None), stored_passage(long, described, ready.document)]
    assert [each and each.passage for each in found] == list(ready.passages)
    assert found[0] is not None and (found[0].key, found[0].title, found[0].published) == (10, "T", "2024-02-29")


def test_a_passage_whose_text_does_not_match_its_hash_is_none() -> None:
    ready = prepared(document("d", "oil"))
    (row,) = passage_rows("c", ready, range(10, 11))
    assert stored_passage(row | {"text": "gas"}, stored_document(document_row("c", ready, 10, None)), None) is None


def test_vectors_name_their_passage_and_how_many_there_are_of_their_kind() -> None:
    ready = prepared(document("d", "Oil rose. Gas fell.", "Sun."))
    views, sentences = vector_rows("c", ready, range(10, 12), dim=64)
    assert [(row["id"], row["siblings"]) for row in views] == [("10/0", 1), ("11/0", 1)]
    assert [(row["id"], row["siblings"]) for row in sentences] == [("10/0", 2), ("10/1", 2), ("11/0", 1)]
