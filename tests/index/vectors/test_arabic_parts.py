"""How folded Arabic is parted before it becomes pieces."""

import pytest

from corpus.fold import fold
from index.vectors.arabic_parts import arabic_normalizer


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("الاقتصاد", "اقتصاد"),
        ("والاقتصاد", "و اقتصاد"),
        ("بالكويت", "ب كويت"),
        ("وبالكويت", "و ب كويت"),
        ("للمؤتمر", "ل موتمر"),
        ("فالمدينة كالمدينة", "ف مدينه ك مدينه"),
        ("التزام والالتزام", "تزام و تزام"),
        ("الله", "الله"),
        ("قال مال", "قال مال"),
        ("أين؟ هنا، وهناك؛", "اين? هنا, وهناك;"),
        ("Al Ain is in الإمارات", "al ain is in امارات"),
    ],
)
def test_articles_go_and_particles_stand_alone(text: str, parted: str) -> None:
    assert arabic_normalizer().normalize_str(fold(text)) == parted
