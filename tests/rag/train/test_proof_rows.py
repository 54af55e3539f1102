"""What the proof sees of replies: a row a claim, and nothing of what is barred whatever its words."""

import pytest

from corpus.document import new_document
from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.train.proof_rows import rows_of
from rag.train.replies import RIGHT, Reply, evidence_of_document

EVIDENCE = evidence_of_document(
    new_document("The mill of Orm was built in 1911 by Kira Sand.\nIn 1950, Lars Holm bought twelve boats.")
)


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def _reply(written: str, language: Language = "en", *, is_made: bool = False) -> Reply:
    return Reply("orm", EVIDENCE, RIGHT, language, written, is_made)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("Kira Sand built the mill.", "en"),
        ("Kira Sand built the mill [3].", "en"),
        ("Kira Sand built the mill in 1912 [1].", "en"),
        ("Kira Sand built the mill [1].", "ar"),
        ("", "en"),
    ],
)
def test_a_reply_is_barred_for_its_marker_its_number_or_its_language(
    written: str, language: Language, analyzer: Analyzer
) -> None:
    rows, is_barred = rows_of([_reply(written, language)], analyzer)
    assert (rows, is_barred.tolist()) == ([], [True])


def test_each_claim_is_a_row_of_its_reply(analyzer: Analyzer) -> None:
    two = "Kira Sand built the mill [1], and Lars Holm bought twelve boats [2]."
    replies = [_reply("Nothing is cited here."), _reply(two, is_made=True), _reply("Kira Sand built the mill [1].")]
    rows, is_barred = rows_of(replies, analyzer)
    assert [(row.reply, row.is_made) for row in rows] == [(1, True), (1, True), (2, False)]
    assert is_barred.tolist() == [True, False, False]
    assert rows[0].length > rows[2].length
    assert len({tuple(row.features) for row in rows}) == 1
