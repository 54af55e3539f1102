import pytest

from index.words.terms import words
from rag.proving.words.number_phrases import number_at

NUMBERS = {
    "310 آلاف منزل": ("310000", 2),
    "75 ألف زائر": ("75000", 2),
    "1.5 million": ("1500000", 2),
    "5 millions": ("5", 1),
    "مليون شخص": ("1000000", 1),
    "مليونان": ("2000000", 1),
    "two hundred and": ("200", 2),
    "five hundred thousand": ("500000", 3),
    "خمسة ملايين وثلاثمئة ألف ريال": ("5300000", 4),
    "3 million 200 thousand": ("3200000", 4),
    "3 million 4 billion": ("3000000", 2),
    "٦٬٩٠٠ طن": ("6900", 1),
    "أحد عشر يومًا": ("11", 2),
    "بأحد عشر شهرًا": ("11", 2),
    "إحدى عشرة دولة": ("11", 2),
    "اثني عشر قاربًا": ("12", 2),
    "لاثنين وعشرين قاربًا": ("22", 2),
    "واحد وعشرون كتابًا": ("21", 2),
    "ست وعشرين تلميذة": ("26", 2),
    "بعشرة مقاعد": ("10", 1),
    "الرابع عشر": ("14", 2),
    "forty-one bottles": ("41", 2),
    "three hundred and fifty-two million four hundred and thirty thousand": ("352430000", 11),
    "two hundred and fifty thousand": ("250000", 5),
    "two thousand and three hundred": ("2300", 5),
    "two thousand and one nights": ("2001", 4),
    "two hundred and three hundred": ("200", 2),
    "twenty and thirty": ("20", 1),
    "وملايين الناس": ("1000000", 1),
    "خمسة مليارات ومليون": ("5001000000", 3),
    "واحدة وعشرون سنة": ("21", 2),
    "one bottle": None,
    "أحد الصيادين": None,
    "الرابع": None,
    "12.5.2024": None,
    "hello": None,
}


@pytest.mark.parametrize(("text", "read"), NUMBERS.items())
def test_a_number_of_several_words_is_one_value(text: str, read: tuple[str, int] | None) -> None:
    assert number_at(list(words(text))) == read
