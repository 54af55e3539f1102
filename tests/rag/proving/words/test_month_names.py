import pytest

from index.words.terms import words
from rag.proving.words.month_names import month_at


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("May 3", (5, 1)),
        ("may go", None),
        ("كانون الثاني", (1, 2)),
        ("كانون الأول 2020", (12, 2)),
        ("كانون", None),
        ("آب", (8, 1)),
        ("جويلية", (7, 1)),
        ("Sept", (9, 1)),
    ],
)
def test_a_month_has_its_number_by_any_of_its_names(text: str, month: tuple[int, int] | None) -> None:
    assert month_at(list(words(text))) == month
