"""Questions whose topic, name, verb or counted noun is nowhere in the evidence."""

import pytest

from rag.judging.vetoes.uncovered import is_counted_missing, is_name_missing, is_off_topic, is_verb_missing
from tests.rag.judging.cases import case_from

BRIDGE = "The bridge was paid for by the port of Harlow. The committee rejected the plan."


@pytest.mark.parametrize(
    ("question", "text", "is_off"),
    [
        ("What lights the lamp of the old lighthouse?", "The farmers have grown figs for centuries.", True),
        ("ما الذي يضيء مصباح المنارة القديمة؟", "يزرع الفلاحون التين منذ قرون.", True),
        ("What lights the lamp of the old lighthouse?", "The lamp of the lighthouse burns gas.", False),
        ("Who sings?", "The farmers have grown figs for centuries.", False),
    ],
)
def test_a_text_about_something_else(question: str, text: str, is_off: bool) -> None:
    assert is_off_topic(case_from(question, text)) is is_off


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("How many boats did Norvik lose?", "The harbour of Oslo lost nine boats.", True),
        ("How many boats did Norvik lose?", "The harbour of Oslo lost nine boats. Norvik lost two.", False),
        ("How many boats did Norvik lose?", "خسر ميناء أوسلو تسعة قوارب.", False),
        ("How many boats were lost?", "The harbour of Oslo lost nine boats.", False),
    ],
)
def test_a_name_that_is_nowhere(question: str, text: str, is_missing: bool) -> None:
    assert is_name_missing(case_from(question, text)) is is_missing


@pytest.mark.parametrize(
    ("question", "is_missing"),
    [
        ("Who designed the bridge?", True),
        ("Who paid for the bridge?", False),
        ("How many people designed the bridge?", False),
        ("من صمّم الجسر؟", False),
    ],
)
def test_a_verb_that_is_nowhere(question: str, is_missing: bool) -> None:
    assert is_verb_missing(case_from(question, BRIDGE)) is is_missing


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("How many tickets does the harbour sell?", "The harbour sold nine boats.", True),
        ("How many boats did the harbour sell?", "The harbour sold nine boats.", False),
        ("What is the depth of the pier?", "The pier was sold for 40 euros.", True),
        # Neither money nor the word that only asks is counted, nor what is done.
        ("What is the price tag of the pier?", "The pier was sold for 40 euros.", False),
        ("How much money will each family get?", "The families will get nine pounds.", False),
        ("كم مصاري رح تاخد كل عيلة؟", "ستحصل كل عائلة على تسعة جنيهات.", False),
        ("كم تخسر الشركة كل يوم؟", "وكل يوم يمرّ دون عمل يكلّف الشركة تسعة جنيهات.", False),
        ("How far did the fishermen have to row?", "The fishermen rowed nine miles.", False),
        ("How many fishermen were saved?", "Many boats came, and much was saved.", True),
        ("What share of women works there?", "A share of the fish is frozen there.", True),
        ("كم كان عدد الصيادين في الميناء؟", "ويبيع في الميناء مئتا صياد.", False),
        ("What was the number of fishermen in the port?", "Two hundred fishermen sell in the port.", False),
        ("كم بلغت قيمة السفينة؟", "بيعت السفينة، وقيمتها مئة درهم.", False),
    ],
)
def test_a_counted_noun_that_is_nowhere(question: str, text: str, is_missing: bool) -> None:
    assert is_counted_missing(case_from(question, text)) is is_missing
