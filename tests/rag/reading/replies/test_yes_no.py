"""Yes or no comes first, and its evidence after."""

import pytest

from rag.answerer import Answerer
from rag.inquiry import Inquiry
from tests.rag.reading.exact import exact


@pytest.mark.parametrize(
    ("collection", "question", "short"),
    [
        ("bridge", "هل يُسمح للمشاة بعبور الجسر مجانًا؟", "نعم"),
        ("bridge", "هو المشاة مسموح لهم يعبروا الجسر أيام العواصف؟", "لا"),
        ("library", "May children borrow toys?", "Yes"),
        ("library", "Can children borrow toys on Sundays?", "No"),
        ("library", "Can visitors borrow films?", "No"),
    ],
)
def test_yes_or_no_comes_first_and_its_evidence_after(
    paper: Answerer, collection: str, question: str, short: str
) -> None:
    answer = paper.ask(Inquiry(question, collections=[collection]))
    assert answer.short_answer == short
    assert answer.answer.startswith(f"{short}. ")
    assert answer.citations[0].support == "derived"
    assert answer.citations[0].answer_spans[0] == (0, len(short))
    exact(answer, paper)


def test_yes_or_no_is_refused_where_neither_follows(paper: Answerer) -> None:
    answer = paper.ask(
        Inquiry("Was the library painted green by the famous sailor Ahab in winter?", collections=["library"])
    )
    assert (answer.status, answer.short_answer, answer.citations) == ("abstained", None, ())
