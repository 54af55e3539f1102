"""The documents' own sentences as an answer: read and judged, with or without evidence."""

import pytest

from corpus.passage import Language
from rag.answer import evidence_of
from rag.answerer import Answerer
from rag.asking.question import understand
from rag.extractor import OVERVIEW_CONFIDENCE, Extraction, Extractor
from rag.inquiry import Inquiry
from rag.judging.abstain import NOTHING_FOUND, NOTHING_TO_SEARCH
from rag.retrieve import retrieve


def _extracted(answerer: Answerer, question: str, collection: str) -> Extraction:
    inquiry = Inquiry(question, collections=(collection,))
    evidence = evidence_of(retrieve(answerer.library, question, inquiry, 8))
    return Extractor(answerer.library).extract(understand(question), "en", inquiry, evidence)


def test_the_sentence_that_answers_is_read_and_believed(answerer: Answerer) -> None:
    extraction = _extracted(answerer, "Who built the lighthouse of Marwa?", "lighthouse")
    assert extraction.verdict.reason is None
    assert extraction.reply.short in ("Selim Haddad", "the engineer Selim Haddad")
    assert "Selim Haddad" in extraction.reply.sentences[0].text


def test_an_overview_is_answered_with_the_documents_own_sentences(answerer: Answerer) -> None:
    extraction = _extracted(answerer, "What is this document about?", "lighthouse")
    assert (extraction.verdict.reason, extraction.verdict.confidence) == (None, OVERVIEW_CONFIDENCE)
    assert extraction.reply.sentences


@pytest.mark.parametrize(("collection", "expected"), [("market", NOTHING_FOUND), ("nowhere", NOTHING_TO_SEARCH)])
def test_without_evidence_it_matters_whether_there_is_anything_to_search(
    answerer: Answerer, collection: str, expected: object
) -> None:
    question, inquiry = "Who won the world cup?", Inquiry("Who won the world cup?", collections=(collection,))
    extraction = Extractor(answerer.library).extract(understand(question), "en", inquiry, ())
    assert extraction == Extraction(extraction.reply, expected)  # type: ignore[arg-type]
    assert extraction.reply.sentences == ()


def test_a_task_is_named_where_nothing_answers_it(answerer: Answerer) -> None:
    question = "Write a poem about winter"
    extraction = Extractor(answerer.library).extract(understand(question), "en", Inquiry(question), ())
    assert extraction.verdict.talk == "writing"


@pytest.mark.parametrize(
    ("question", "language", "is_answered"),
    [
        ("When was the fish market moved?", "en", True),
        ("متى نُقل سوق السمك؟", "ar", True),
        ("Who won the world cup in 1998?", "en", False),
    ],
)
def test_a_question_is_tried_before_it_is_proposed(
    answerer: Answerer, question: str, language: Language, is_answered: bool
) -> None:
    inquiry = Inquiry(question, collections=("market",))
    assert Extractor(answerer.library).would_answer(inquiry, language) is is_answered
