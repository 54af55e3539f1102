"""Countries that a figure, a date, or a yes or no is of."""

import pytest

from rag.judging.vetoes.countries import is_of_another_country
from tests.rag.judging.cases import case_from

BOLIVIA = "One may stay in Bolivia for ten days."
BULIVIA = "يُسمح بالبقاء في بوليفيا عشرة أيام."


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("How many days may one stay in Peru?", BOLIVIA, True),
        ("How many days may a guest of the Andes Union stay in Peru?", BOLIVIA, True),
        ("May one stay in Peru without a visa?", BOLIVIA, True),
        ("When did the mayor visit Peru?", "The mayor visited Bolivia in May.", True),
        ("When did Peru's mayor visit?", "The mayor visited Bolivia in May.", False),
        ("أكتب عن كينيا، وأود أن أعرف: متى زار الوزير بيرو؟", "زار الوزير بوليفيا في أيار.", True),
        ("Who rules Peru?", BOLIVIA, False),
        ("How many roads lead from Peru to Chile?", BOLIVIA, False),
        ("How many days may one stay in Peru?", "One may stay in Peru, as in Bolivia, for ten days.", False),
        ("How many days may one stay in Peru?", "One may stay for ten days.", False),
        (
            "How many days did the Bolivian mayor stay in Peru?",
            "The mayor of a port in Bolivia stayed two days.",
            False,
        ),
        ("How many days may Bolivian tourists stay in Peru?", BOLIVIA, True),
        ("How many days may Bolivian tourists stay in Peru?", "From Bolivia one may visit Lima for ten days.", False),
        ("كم يومًا يُسمح للسياح البوليفيين بالبقاء في بيرو؟", BULIVIA, True),
        ("كم يومًا يُسمح بالبقاء في بيرو؟", BULIVIA, True),
        ("هل يُسمح بالبقاء في بيرو؟", BULIVIA, True),
        ("كم يومًا بقي الوزير البوليفي في بيرو؟", "بقي وزير خارجية بوليفيا في ليما يومين.", False),
    ],
)
def test_another_country_is_none_that_is_asked_about(question: str, text: str, is_other: bool) -> None:
    assert is_of_another_country(case_from(question, text)) is is_other


def test_a_country_in_the_title_is_not_repeated_in_each_sentence() -> None:
    question = "How many days may one stay in Peru?"
    assert not is_of_another_country(case_from(question, BOLIVIA, title="Travel to Peru"))
