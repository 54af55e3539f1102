"""Whose office a question asks about: the country right beside the noun for its holder, in any wording."""

import pytest

from rag.asking.question import understand
from rag.asking.words.office_place import office_country


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("Who is the foreign minister of Norway?", "norway"),
        ("who is the foriegn minster of Norway", "norway"),
        ("Who is Norway's prime minister?", "norway"),
        ("Which Kuwaiti official signed?", "kuwaiti"),
        ("Which minister visited Norway?", None),
        ("Who visited Norway?", None),
        ("ما اسم وزير خارجية النرويج؟", "النرويج"),
        ("مين وزير الخارجية تبع النرويج؟", "النرويج"),
        ("منو وزير الدفاع النرويجي", "النرويجي"),
        ("من هو الوزير الذي زار النرويج؟", None),
        ("When did the minister of Norway sign?", None),
    ],
)
def test_the_country_of_the_office(question: str, country: str | None) -> None:
    assert office_country(understand(question)) == country
