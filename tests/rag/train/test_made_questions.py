"""Questions made of a passage: answered where it stands, left open elsewhere, changed, or about an attribute."""

import random

from rag.train.made_questions import Place, situations_of_passage
from rag.train.situation import Situation
from rag.train.swapped import WordPool, terms_in
from tests.rag.train.titled_toys import MILL, MUSEUM

POOL = WordPool(("Tom Reed",), ("1850",), ("closed", "visited"))


def _made(often: float, next_text: str = "") -> list[Situation]:
    place = Place("en", 0, "Lima", 1, terms_in(MUSEUM), terms_in(next_text), often)
    return [each for seed in range(150) for each in situations_of_passage(MUSEUM, place, POOL, random.Random(seed))]


def test_all_origins_are_made_and_what_is_away_is_left_open() -> None:
    made = _made(1.0)
    assert {each.origin for each in made} == {
        *("cloze", "cloze elsewhere", "other fact", "topic", "topic elsewhere", "attribute")
    }
    assert {each.collection for each in made if each.origin.endswith("elsewhere")} == {1}
    assert not any(each.is_answered for each in made if each.origin not in ("cloze", "topic"))
    assert all(each.passage == MUSEUM for each in made if each.is_answered)


def test_fewer_are_made_where_people_asked() -> None:
    assert 0 < len(_made(0.25)) < len(_made(1.0)) / 2
    assert _made(0.0) == []


def test_a_topic_of_the_next_collection_is_not_left_open_there() -> None:
    assert not any(each.origin == "topic elsewhere" for each in _made(1.0, next_text=f"{MUSEUM} {MILL}"))


def test_an_attribute_that_the_collection_speaks_of_is_not_asked() -> None:
    asked = [each.question for each in _made(1.0) if each.origin == "attribute"]
    assert asked and not any(each.startswith("On exactly which day") for each in asked)
