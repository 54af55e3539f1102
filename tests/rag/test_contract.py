"""A contract as people add one, asked as its parties would ask: headings with numbers, roles in brackets."""

from collections.abc import Iterator

import pytest

from corpus.document import DocumentInfo, new_document
from rag.answer import Turn
from rag.answerer import Answerer
from rag.inquiry import Inquiry

LEASE = """Residential lease

This agreement is made on 3 March 2026 between Mr. Yusuf Karim (the landlord) and Ms. Dana Haddad (the tenant) for the
flat at 14 Olive Street, Amman.

2. Rent. The rent is 450 dinars a month.

3. Deposit. The tenant pays a deposit of two months' rent, which is returned within 30 days of leaving.

4. Pets are not allowed.

5. The water bill is due on the 5th of each month."""


@pytest.fixture(scope="module")
def lease(answerer: Answerer) -> Iterator[Answerer]:
    answerer.library.add("lease", new_document(LEASE, DocumentInfo("Lease", language="en")))
    yield answerer
    answerer.library.drop_collection("lease")


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Who is the landlord?", "Mr. Yusuf Karim"),
        ("Who is the tenant?", "Ms. Dana Haddad"),
        ("How much is the rent?", "450 dinars"),
        ("How much is the deposit?", "two months"),
        ("When was the agreement made?", "3 March 2026"),
        ("Are pets allowed?", "No"),
        ("When is the water bill due?", "the 5th of each month"),
    ],
)
def test_what_a_contract_says_is_found_by_a_plain_question(lease: Answerer, question: str, short: str) -> None:
    answer = lease.ask(Inquiry(question, collections=("lease",)))
    assert (answer.status, answer.short_answer) == ("answered", short)


@pytest.mark.parametrize(
    "questions",
    [
        {
            "How much is the rent?": "450 dinars",
            "and the deposit?": "two months",
            "Who is the landlord?": "Mr. Yusuf Karim",
        },
        {
            "Who is the landlord?": "Mr. Yusuf Karim",
            "And the tenant?": "Ms. Dana Haddad",
            "How much is the rent?": "450 dinars",
        },
    ],
)
def test_a_conversation_goes_on_to_other_clauses(lease: Answerer, questions: dict[str, str]) -> None:
    history: list[Turn] = []
    for question, short in questions.items():
        answer = lease.ask(Inquiry(question, collections=("lease",), history=history))
        assert answer.short_answer == short
        history += [Turn("user", question), Turn("assistant", answer.answer)]
