"""What will be."""

import pytest

from rag.answerer import Answerer
from rag.inquiry import Inquiry
from rag.judging.vetoes.future import is_future_missing
from tests.rag.judging.cases import case_from

PAST = "The firm announced the dam in May 2021."
MADI = "أعلنت الشركة في أيار 2021 عن السد الذي ساهمت فيه ست دول."


@pytest.mark.parametrize(
    ("question", "is_missing"),
    [
        ("When will the dam be finished?", True),
        ("When is the next regatta?", True),
        ("When is the dam due to be finished?", True),
        ("متى سيكتمل السد؟", True),
        ("متى ستفتتح السيدة ليلى السيارة الجديدة؟", True),
        ("متى باعت السيدة ليلى السيارات الست؟", False),
        ("امتى هتفتح المكتبة؟", True),
        ("متى تُقام الدورة القادمة؟", True),
        ("When was the dam finished?", False),
        # What was said to come was said in the past.
        ("When did the firm say that it will finish the dam?", False),
        ("إمتى الشركة قالت إنها هتكمل السد؟", False),
        ("متى ستقول الشركة إنها أكملت السد؟", True),
        ("متى افتتح السيد سمير السينما؟", False),
        ("متى راح الوزير إلى الجزائر؟", False),
        ("Who will finish the dam?", False),
    ],
)
@pytest.mark.parametrize("text", [PAST, MADI])
def test_questions_about_the_future(question: str, text: str, is_missing: bool) -> None:
    assert is_future_missing(case_from(question, text)) is is_missing


@pytest.mark.parametrize(
    "text",
    [
        "The dam is due in May 2031.",
        "ومن المقرر أن يكتمل السد عام 2031.",
        "وستُفتتح المكتبة في أيار.",
    ],
)
def test_texts_that_mention_the_future(text: str) -> None:
    assert not is_future_missing(case_from("When will the dam be finished?", text))


@pytest.mark.parametrize("question", ["When will the next fire in the market be?", "متى ستنقل السوق المرة القادمة؟"])
def test_a_date_of_the_past_is_refused(answerer: Answerer, question: str) -> None:
    assert answerer.ask(Inquiry(question, collections=["market"])).status == "abstained"
