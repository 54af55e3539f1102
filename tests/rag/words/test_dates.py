import pytest

from corpus.passage import Language
from rag.words.dates import When, shift, spoken, when


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("كانون الثاني/يناير 2025", When(2025, 1)),
        ("في ١٢ آذار ٢٠١٩", When(2019, 3, 12)),
        ("شباط 1998", When(1998, 2)),
        ("12 March 2019", When(2019, 3, 12)),
        ("March 12, 2019", When(2019, 3, 12)),
        ("the spring of 1893", When(1893)),
        ("يوم الخميس", None),
        ("3,500 boats", None),
    ],
)
def test_dates_are_read_in_every_system_of_months(text: str, date: When | None) -> None:
    assert when(text) == date


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("وقبل ذلك بشهر، زار المدينة.", -1),
        ("وبعد ذلك بعامين هُدم البرج.", 24),
        ("وبعدها بثلاثة أشهر عاد.", 3),
        ("وفي العام التالي نُقل السوق.", 12),
        ("A month before that, the fleet sailed.", -1),
        ("Two years later the mill was sold.", 24),
        ("The following month it closed.", 1),
        ("Several years later it closed.", None),
        ("It closed.", None),
    ],
)
def test_how_far_from_another_date(sentence: str, months: int | None) -> None:
    assert shift(sentence) == months


def test_counting_crosses_the_year() -> None:
    assert When(2025, 1).shifted(-1) == When(2024, 12)
    assert When(2024, 12).shifted(1) == When(2025, 1)
    assert When(2003).shifted(24) == When(2005)
    assert When(2003).shifted(1) is None


@pytest.mark.parametrize(("language", "words"), [("ar", "ديسمبر 2024"), ("en", "December 2024")])
def test_a_date_is_said_in_either_language(language: Language, words: str) -> None:
    assert spoken(When(2024, 12), language) == words
