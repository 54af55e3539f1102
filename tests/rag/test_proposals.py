"""Proposed questions are answered ones, few, and not tried again until a document changes."""

from dataclasses import dataclass, field, replace

from corpus.passage import Language
from index.search.filters import Filters
from rag.answer import Turn
from rag.inquiry import Inquiry
from rag.proposals import MOST_PROPOSED, MOST_TRIED, Proposals
from rag.saying.suggest import suggested_questions
from tests.rag.evidence import evidence_from

NEAR = evidence_from(
    "She met the minister of trade in the Grand Hotel of Riga, near the Baltic Sea.\n"
    "They came to Oslo and to the Lofoten Islands with Anna Berg, and to Bergen, Tromso and Hammerfest."
)
REFUSED = Inquiry("Who won?", collections=("atlas",), history=(Turn("user", "Who played?"),))


@dataclass
class Library:
    """Answers questions with a word of these, and keeps every inquiry that is tried."""

    answers: tuple[str, ...]
    tried: list[Inquiry] = field(default_factory=list)

    def would_answer(self, inquiry: Inquiry, language: Language) -> bool:
        self.tried.append(inquiry)
        return any(word in inquiry.question for word in self.answers)


def test_only_answered_questions_are_proposed_where_the_refused_one_was_asked() -> None:
    library = Library(answers=("Baltic", "Lofoten"))
    proposed = Proposals(library.would_answer).instead_of(REFUSED, NEAR, "en", 1)
    assert len(proposed) == 2 and all("Baltic" in each or "Lofoten" in each for each in proposed)
    assert {each.collections for each in library.tried} == {("atlas",)}
    assert all(each.history == () for each in library.tried)


def test_so_many_are_proposed_and_tried_and_no_more() -> None:
    assert len(list(suggested_questions(NEAR, "en"))) > MOST_TRIED
    everything, nothing = Library(answers=("",)), Library(answers=())
    assert len(Proposals(everything.would_answer).instead_of(REFUSED, NEAR, "en", 1)) == MOST_PROPOSED
    assert Proposals(nothing.would_answer).instead_of(REFUSED, NEAR, "en", 1) == ()
    assert (len(everything.tried), len(nothing.tried)) == (MOST_PROPOSED, MOST_TRIED)


def test_a_trial_is_remembered_until_a_document_or_the_filter_changes() -> None:
    library = Library(answers=("",))
    proposals = Proposals(library.would_answer)
    first = proposals.instead_of(REFUSED, NEAR, "en", 1)
    assert proposals.instead_of(REFUSED, NEAR, "en", 1) == first
    assert len(library.tried) == MOST_PROPOSED
    proposals.instead_of(REFUSED, NEAR, "en", 2)
    proposals.instead_of(replace(REFUSED, filters=Filters(document_ids=("d",))), NEAR, "en", 2)
    assert len(library.tried) == 3 * MOST_PROPOSED
