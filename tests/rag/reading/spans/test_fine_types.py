"""What is asked for more exactly than its kind says."""

import pytest

from rag.asking.question import understand
from rag.reading.spans.counting import counts_things
from rag.reading.spans.fine_types import fine_type


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Which country exports tin?", " Germany", True),
        ("Which country exports tin?", " the Emirates", True),
        ("Which countries export tin?", "France, Italy and the Gulf", True),
        ("إلى أي بلدين يُصدَّر القصدير؟", "ألمانيا واليابان", True),
        ("أي دولة استضافت القمة؟", "الإمارات", True),
        ("ما الدولة التي لها الريادة؟", "لليابان", True),
        ("ما الدولة التي لها الريادة؟", "لألمانيا", True),
        ("ما الدولة التي لها الريادة؟", "للصيادين", False),
        ("ما الدولتان اللتان تصدّران القصدير؟", "لبنان والأردن", True),
        ("ما المدينة التي تصدّر القصدير؟", "لألمانيا", False),
        ("Which country exports tin?", "tin in bars", False),
        ("Which city exports tin?", " Germany", False),
        ("Which city exports tin?", " Orrin", True),
        ("Which city exports tin?", "the Middle East", False),
        ("Which airport was closed?", "Germany", False),
        ("أي ميناء أُغلق؟", "لبنان", False),
        ("أي ميناء أُغلق؟", "ميناء صور", True),
        ("Which city exports tin?", "Germany and Norway", False),
        ("Which city exports tin?", "Orrin and Norway", True),
        ("أي مدينة تصدر القصدير؟", "ألمانيا واليابان", False),
        ("أي دولة تصدر القصدير؟", "فرنسا", True),
        ("أي دولة تصدر القصدير؟", "وقطر", True),
        ("أي مدينة تصدر القصدير؟", "بيروت", True),
        ("Which region of Orrin exports tin?", "Germany", False),
        ("كم إنتاج المحطة بالميغاواط؟", "40 ميغاواط", True),
        ("كم إنتاج المحطة بالميغاواط؟", "3 ملايين دينار", False),
        ("ما وزن الجرس؟", "32 كيلومترًا", False),
        ("ما وزن الجرس؟", "3 tonnes", True),
        ("How deep is the lake?", "40 dinars", False),
        ("How deep is the lake?", "40m", True),
        ("ما السرعة القصوى للقطار؟", "60 دينارًا", False),
        ("How many tonnes of ice?", "30 km", False),
        ("كم كيلومترًا طول السكة؟", "175 miles", True),
        ("كم سيكلف الجسر؟", "175 كيلومترًا", False),
        ("كم سيكلف الجسر؟", "175 مليون يورو", True),
        ("قديش معاش الحارس؟", "200 حارس", False),
        ("الليلة في الفندق بكام؟", "684 كيلومترًا", False),
        ("قديش كمية القمح اللي باعتها بيرو؟", "several large farms", False),
        ("How much wheat does Peru sell?", "several large", False),
        ("How much wheat does Peru sell?", "400 tonnes", True),
        ("What quantity of wheat was sold?", "two hundred sacks", True),
        ("How much does a visitor pay?", "six rooms", False),
        # بكم asks for how much, and for no kilometres.
        ("بكم اشترت المؤسسة العبّارة؟", "18 مليون يورو", True),
        ("بكم اشترت المؤسسة العبّارة؟", "30 كم", False),
    ],
)
def test_countries_and_cities(question: str, text: str, fits: bool) -> None:
    test = fine_type(understand(question))
    assert test is not None
    assert test(text) is fits


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("How many clubs took part?", True),
        ("How many سياح came?", True),
        ("How many countries took part?", True),
        ("كم حافلة تخطط المؤسسة لها؟", True),
        ("كم مريضًا يُعالج في اليوم؟", True),
        ("عدد الغرف في الفندق", True),
        ("عدد السنوات في الفندق", False),
        ("How many square kilometres is the lake?", False),
        ("كم عدد الأسابيع؟", False),
        ("كم طولها؟", False),
        ("كم ثمن التذكرة؟", False),
    ],
)
def test_what_counts_things(question: str, counts: bool) -> None:
    assert counts_things(understand(question)) is counts


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("ferry line length km", "40 kilometres", True),
        ("ferry line length km", "several lines", False),
        ("capacity wind farm Orrin megawatts", "4 million dollars", False),
        ("طول خط العبّارة بالكيلومترات", "40 كيلومترًا", True),
    ],
)
def test_keywords_name_the_unit_that_they_want(question: str, text: str, fits: bool) -> None:
    test = fine_type(understand(question))
    assert test is not None
    assert test(text) is fits


def test_a_price_per_unit_is_not_wanted_in_that_unit() -> None:
    test = fine_type(understand("herring price per kilogram"))
    assert test is None or test("7 euros")


def test_of_how_many_countries_no_country_is_asked() -> None:
    assert fine_type(understand("How many countries took part?")) is None


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("What is the population of Orrin?", "two countries", False),
        ("What is the population of Orrin?", "some 40,000 inhabitants", True),
        ("What is the population of Orrin?", "1.2 million people", True),
        ("كم عدد سكان زمردة؟", "سفينتين و3 قوارب", False),
        ("كم عدد سكان زمردة؟", "40 ألف نسمة", True),
        ("شكد سكان زمردة", "120,000", True),
    ],
)
def test_a_population_is_a_figure_of_people(question: str, text: str, fits: bool) -> None:
    test = fine_type(understand(question))
    assert test is not None
    assert test(text) is fits
