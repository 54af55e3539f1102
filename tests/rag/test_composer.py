"""The text of an answer: what is said piece by piece is what is returned whole."""

from rag.answer import Evidence, evidence_of
from rag.answerer import Answerer
from rag.composer import EXTRACTIVE, Composed, Composer
from rag.events import AnswerEvent, CitationAdded, TextAdded
from rag.extractor import Extractor
from rag.inquiry import Inquiry
from rag.retrieve import retrieve
from rag.understanding import understand_inquiry


def compose(answerer: Answerer, inquiry: Inquiry) -> tuple[list[AnswerEvent], Composed]:
    library = answerer.library
    evidence: tuple[Evidence, ...] = evidence_of(retrieve(library, inquiry.question, inquiry, 8))
    composing = Composer(library, Extractor(library), None).compose(understand_inquiry(inquiry, None), evidence)
    events = []
    while True:
        try:
            events.append(next(composing))
        except StopIteration as stop:
            return events, stop.value


def test_the_pieces_of_an_answer_are_its_text_and_its_citations(answerer: Answerer) -> None:
    events, composed = compose(answerer, Inquiry("Who built the lighthouse of Marwa?", collections=("lighthouse",)))
    assert "".join(each.text for each in events if isinstance(each, TextAdded)) == composed.cited.text
    assert tuple(each.citation for each in events if isinstance(each, CitationAdded)) == composed.cited.citations
    assert (composed.short_answer, composed.generator) == ("the engineer Selim Haddad", EXTRACTIVE)


def test_a_refusal_has_no_citation_and_no_short_answer(answerer: Answerer) -> None:
    _, composed = compose(answerer, Inquiry("Who won the world cup in 1998?", collections=("lighthouse",)))
    assert composed.verdict.reason is not None
    assert (composed.short_answer, composed.cited.citations) == (None, ())


def test_what_needs_no_document_is_not_looked_for_in_them(answerer: Answerer) -> None:
    _, composed = compose(answerer, Inquiry("Thanks a lot!", collections=("lighthouse",)))
    assert composed.verdict.talk == "thanks"


def test_an_overview_needs_no_word_of_the_documents(answerer: Answerer) -> None:
    inquiry = Inquiry("What is this about?", collections=("lighthouse",))
    composing = Composer(answerer.library, Extractor(answerer.library), None).compose(
        understand_inquiry(inquiry, None), ()
    )
    events = list(composing)
    assert any(isinstance(each, CitationAdded) for each in events)
