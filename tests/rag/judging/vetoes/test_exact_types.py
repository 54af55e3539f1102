"""Answers of an exact type: an age, a number of things, a city."""

import pytest

from rag.judging.vetoes.exact_types import is_age_missing, is_count_missing, is_exact_type_missing
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("In which city was the plant built?", "The plant in Peru was built by Oslo Power Company.", True),
        ("In which city did they meet?", "The Asian and the European ministers met in the Gulf.", True),
        ("In which city did they meet?", "The Asian and the European ministers met in Oslo.", False),
        ("في أي مدينة اجتمع الوزراء؟", "اجتمع الوزراء الآسيويون في الشرق الأوسط.", True),
        ("في أي مدينة اجتمع الوزراء؟", "اجتمع الوزراء في عمّان.", False),
        ("Where did they meet?", "The Asian and the European ministers met in the Gulf.", False),
    ],
)
def test_a_city_is_no_part_of_the_world(question: str, text: str, is_missing: bool) -> None:
    assert is_exact_type_missing(case_from(question, text)) is is_missing


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("How many clubs met in Oslo?", "The clubs met in Oslo for three days.", True),
        ("How many clubs met in Oslo?", "Nine clubs met in Oslo for three days.", False),
        ("How many سياح visited Peru?", "They may stay in Peru for six months.", True),
        ("How long did the clubs meet in Oslo?", "The clubs met in Oslo for three days.", False),
    ],
)
def test_days_are_no_number_of_things(question: str, text: str, is_missing: bool) -> None:
    assert is_count_missing(case_from(question, text)) is is_missing


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("How old is the keeper of the pier?", "The keeper of the pier has 24 lamps.", True),
        ("How old is the keeper of the pier?", "The keeper of the pier is 24 years old.", False),
        ("How old is the keeper of the pier?", "يملك حارس الرصيف 24 مصباحًا.", False),
        ("كم عمر حارس الرصيف؟", "يملك حارس الرصيف 24 مصباحًا.", True),
        ("How long is the pier?", "The keeper of the pier has 24 lamps.", False),
    ],
)
def test_an_age_is_given_in_words_for_it(question: str, text: str, is_missing: bool) -> None:
    assert is_age_missing(case_from(question, text)) is is_missing
