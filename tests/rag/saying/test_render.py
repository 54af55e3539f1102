import pytest

from corpus.passage import Language
from rag.saying.render import rendered


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
        ("25%", "ar", "25 في المئة"),
        ("٢٥ في المئة", "en", "25%"),
        ("ستة", "en", "6"),
        ("بألمانيا", "en", "Germany"),
        ("New Zealand", "ar", "نيوزيلندا"),
        ("early 1990", "ar", None),
        ("Selim Haddad", "ar", None),
        ("بعد حريق المبنى القديم", "en", None),
    ],
)
def test_only_what_is_sure_is_said_in_the_other_language(text: str, language: Language, said: str | None) -> None:
    assert rendered(text, language) == said
