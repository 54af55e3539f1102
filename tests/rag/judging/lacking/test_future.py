"""What will be, asked and told."""

import pytest

from rag.answerer import Answerer
from rag.inquiry import Inquiry
from rag.judging.lacking.future import asks_of_future, mentions_future


@pytest.mark.parametrize(
    ("question", "asks"),
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
    ],
)
def test_what_is_asked(question: str, asks: bool) -> None:
    assert asks_of_future(question) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The dam is due in May 2031.", True),
        ("ومن المقرر أن يكتمل السد عام 2031.", True),
        ("وستُفتتح المكتبة في أيار.", True),
        ("The firm announced the dam in May 2021.", False),
        ("أعلنت الشركة في أيار 2021 عن السد الذي ساهمت فيه ست دول.", False),
    ],
)
def test_what_is_told(text: str, tells: bool) -> None:
    assert mentions_future(text) is tells


@pytest.mark.parametrize("question", ["When will the next fire in the market be?", "متى ستنقل السوق المرة القادمة؟"])
def test_a_date_of_the_past_tells_nothing_of_the_future(answerer: Answerer, question: str) -> None:
    assert answerer.ask(Inquiry(question, collections=["market"])).status == "abstained"
