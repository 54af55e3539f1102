import pytest

from corpus.passage import Language
from rag.rendering.render import figure_in, rendered


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("آذار/مارس ٢٠١٦", "en", "March 2016"),
        ("في ١٢ كانون الثاني 1998", "en", "12 January 1998"),
        ("October 1973", "ar", "أكتوبر 1973"),
        ("March 3, 1999", "ar", "3 مارس 1999"),
        ("1893", "ar", "1893"),
        ("six months", "ar", "6 أشهر"),
        ("شهرين", "en", "2 months"),
        ("11 years", "ar", "11 سنة"),
        ("سنة واحدة", "en", None),
        ("1.1 مليار دولار أمريكي", "en", "1.1 billion dollars"),
        ("$5 million", "ar", "5 مليون دولار"),
        ("£1.2 billion", "ar", "1.2 مليار جنيه"),
        ("€12.50", "ar", "12.50 يورو"),
        ("25%", "ar", "25 في المئة"),
        ("٢٥ في المئة", "en", "25%"),
        ("ستة", "en", "6"),
        ("بألمانيا", "en", "Germany"),
        ("New Zealand", "ar", "نيوزيلندا"),
        ("23 millimetres", "ar", "23 مليمترًا"),
        ("310 square kilometres", "ar", "310 كيلومترات مربعة"),
        ("150,000 cubic metres", "ar", "150,000 متر مكعب"),
        ("12 ألف متر مكعب", "en", "12 thousand cubic metres"),
        ("early 1990", "ar", None),
        ("Selim Haddad", "ar", None),
        ("بعد حريق المبنى القديم", "en", None),
    ],
)
def test_only_what_is_sure_is_said_in_the_other_language(text: str, language: Language, said: str | None) -> None:
    assert rendered(text, language) == said


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("four patients", "ar", "4"),
        ("سبع وعشرون نحّالة", "en", "27"),
        ("1,900 موظف", "en", "1,900"),
        ("12 ألف زائر", "en", "12 thousand"),
        ("nine of ten", "ar", None),
        ("between 8 and 25 euros", "ar", None),
        ("most of them", "ar", None),
    ],
)
def test_the_only_figure_is_the_same_in_both_languages(text: str, language: Language, figure: str | None) -> None:
    assert figure_in(text, language) == figure
