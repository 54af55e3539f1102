"""What filters ask, as numbers: equal for equal conditions alone, and nothing of a text within a condition."""

import re

import pytest

from corpus.passage import Scalar
from corpus.split import split
from index.milvus.facets import condition, day, facets
from index.search.filters import Filters
from tests.index.doubles import document


def asked(name: str, value: Scalar) -> set[int]:
    """Return the numbers that rows have to have for a value."""
    return numbers(condition("default", Filters(metadata={name: value})))


def numbers(text: str) -> set[int]:
    return set(map(int, re.findall(r"\d{6,}", text)))


def had(**metadata: Scalar) -> set[int]:
    given = document("d", "oil", metadata=metadata)
    return set(facets(given, split(given)[0]))


@pytest.mark.parametrize(
    ("value", "equals", "differs"),
    [
        (1, 1.0, True),
        (1, 1, "1"),
        (1.5, 1.5, "1.5"),
        (True, True, 1),
        ("a\"b'", "a\"b'", "ab"),
        (2**62, 2**62, 2.0**61),
    ],
)
def test_values_of_different_types_differ(value: Scalar, equals: Scalar, differs: Scalar) -> None:
    assert asked("n", value) <= had(n=equals)
    assert asked("n", value).isdisjoint(had(n=differs))
    assert asked("other", value).isdisjoint(had(n=value))


def test_documents_and_languages_are_facets_too() -> None:
    wanted = condition("default", Filters(document_ids=("d", "e"), languages=("en",)))
    document_numbers, language_numbers = (numbers(part) for part in wanted.split(" and ")[1:])
    assert document_numbers & had() and language_numbers <= had()
    assert numbers(condition("default", Filters(languages=("ar",)))).isdisjoint(had())


def test_conditions_contain_no_text_of_filters() -> None:
    hostile = '" or true or "'
    text = condition("default", Filters(document_ids=(hostile,), metadata={hostile: hostile}))
    assert hostile not in text and text.startswith('collection == "default" and ')


def test_dates_can_be_compared_and_none_is_before_all() -> None:
    assert [day(each) for each in (None, "1999-12-31", "2024-02-29")] == [0, 19991231, 20240229]
    ranged = condition("c", Filters(published_from="1999-12-31", published_to="2024-02-29"))
    assert ranged == 'collection == "c" and published >= 19991231 and published <= 20240229 and published > 0'
