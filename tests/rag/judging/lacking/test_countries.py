"""Countries that a figure, or a yes or no, is of."""

import pytest

from rag.asking.question import understand
from rag.judging.lacking.countries import country_asked_about, mentions_another_country


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("How many days may one stay in Peru?", "Peru"),
        ("How many days may a guest of the Andes Union stay in Peru?", "Peru"),
        ("Who rules Peru?", None),
        ("May one stay in Peru without a visa?", "Peru"),
        ("هل يُسمح بالبقاء في بيرو؟", "بيرو"),
        ("كم يومًا يُسمح بالبقاء في بيرو؟", "بيرو"),
        ("How many roads lead from Peru to Chile?", None),
    ],
)
def test_a_figure_or_a_yes_is_of_one_country(question: str, country: str | None) -> None:
    found = country_asked_about(understand(question))
    assert (found and found.text) == country


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("How many days may one stay in Peru?", "One may stay in Bolivia for ten days.", True),
        ("How many days may one stay in Peru?", "One may stay for ten days.", False),
        (
            "How many days did the Bolivian mayor stay in Peru?",
            "The mayor of a port in Bolivia stayed two days.",
            False,
        ),
        ("How many days may Bolivian tourists stay in Peru?", "One may stay in Bolivia for ten days.", True),
        ("How many days may Bolivian tourists stay in Peru?", "From Bolivia one may visit Lima for ten days.", False),
        ("كم يومًا يُسمح للسياح البوليفيين بالبقاء في بيرو؟", "يُسمح بالبقاء في بوليفيا عشرة أيام.", True),
        ("كم يومًا يُسمح بالبقاء في بيرو؟", "يُسمح بالبقاء في بوليفيا عشرة أيام.", True),
        ("كم يومًا بقي الوزير البوليفي في بيرو؟", "بقي وزير خارجية بوليفيا في ليما يومين.", False),
    ],
)
def test_another_country_is_none_that_is_asked_about(question: str, text: str, is_other: bool) -> None:
    assert mentions_another_country(understand(question), text) is is_other
