import pytest

from corpus.fold import fold
from rag.reading.forms.lists import whole_list
from rag.reading.forms.tokens import read


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "They trade in the fields of energy, fish and the export of dates.",
            "energy",
            "energy, fish and the export of dates",
        ),
        ("It is strong in botany, navigation and local history.", "navigation", "botany, navigation and local history"),
        ("It stops the theft of boats and nets, and this will go on.", "boats", "boats and nets"),
        (
            "Orrin follows Marjan and Zamarad in trade, above all in the fields of salt, pearls and wool.",
            "salt",
            "salt, pearls and wool",
        ),
        ("في مجالات الطاقة، والنقل والسياحة، والرعاية الصحية.", "الطاقة", "الطاقة، والنقل والسياحة، والرعاية الصحية"),
        ("وتشمل خدماته الحافلات والدراجات وسيارات الإسعاف.", "الحافلات", "الحافلات والدراجات وسيارات الإسعاف"),
        ("The lamp is lit by a clock.", "clock", "clock"),
        # What follows after a comma is another clause.
        ("It was tried in Orrin and Marjan, keepers wrote in May.", "Marjan", "Orrin and Marjan"),
        ("They hope for a joint ferry company, and the two towns agree.", "company", "company"),
        ("It deals in wool and hides, salt, and pearls.", "wool", "wool and hides, salt, and pearls"),
        ("يبني المجلس جسورًا وطرقًا، ويأمل التجار خيرًا كثيرًا.", "جسورًا", "جسورًا وطرقًا"),
        ("في مجالات النفط والغاز، والزراعة.", "النفط", "النفط والغاز، والزراعة"),
    ],
)
def test_a_list_is_given_whole(text: str, part: str, whole: str) -> None:
    tokens = read(text)
    at = tokens.folded.text.index(fold(part))
    first, last = whole_list(tokens, *tokens.at(at, at + len(fold(part))))
    assert text[tokens.starts[first] : tokens.ends[last]] == whole
