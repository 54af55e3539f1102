"""Whose office a question asks about: the country right beside the noun for its holder, in any wording."""

import pytest

from rag.asking.question import understand
from rag.asking.words.office_place import countries_of_others, is_office_of_name, office_country


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("Who is the foreign minister of Norway?", "norway"),
        ("who is the foriegn minster of Norway", "norway"),
        ("Who is Norway's prime minister?", "norway"),
        ("Which Kuwaiti official signed?", "kuwaiti"),
        ("who is norways forein minister", "norways"),
        ("Which minister was talking for Norway at the fair?", "norway"),
        ("أي وزير وقّع بالنيابة عن النرويج؟", "النرويج"),
        ("Who represented the Norwegian side?", "norwegian"),
        ("من مثّل الجانب النرويجي؟", "النرويجي"),
        ("Who is the emir the Norwegian minister met?", None),
        ("Which minister visited Norway?", None),
        ("Who visited Norway?", None),
        ("Who signed the treaty for Norway?", "norway"),
        ("Who represented Norway?", "norway"),
        ("ما اسم وزير خارجية النرويج؟", "النرويج"),
        ("مين وزير الخارجية تبع النرويج؟", "النرويج"),
        ("منو وزير الدفاع النرويجي", "النرويجي"),
        ("من هو الوزير الذي زار النرويج؟", None),
        ("When did the minister of Norway sign?", None),
    ],
)
def test_the_country_of_the_office(question: str, country: str | None) -> None:
    assert office_country(understand(question)) == country


@pytest.mark.parametrize(
    ("question", "is_of_name"),
    [
        ("Who is the mayor of Marjan?", True),
        ("Who is Marjan's mayor?", True),
        ("Which mayor visited Marjan?", False),
        ("Who is the president Haddad met?", False),
    ],
)
def test_the_office_of_a_name(question: str, is_of_name: bool) -> None:
    assert is_office_of_name(understand(question)) is is_of_name


def test_the_country_of_an_office_that_is_not_asked_for() -> None:
    asked = understand("Which minister met the leader of Norway and the miners of Peru?")
    assert countries_of_others(asked, {"leader", "minister"}) == ["norway"]
