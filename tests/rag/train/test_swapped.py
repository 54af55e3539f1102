"""Questions that a text no longer answers."""

import random

from rag.train.cloze import clozes
from rag.train.spoken import spoken
from rag.train.swapped import (
    Words,
    about,
    terms_in,
    with_other_cue,
    with_other_name,
    with_other_number,
    with_other_verb,
    words_of,
)

TEXT = "Ana Diaz opened the museum of Lima in 1999. It has 40 rooms."
POOL = Words(("Ana Diaz", "Tom Reed"), ("1999", "1850"), ("closed",))


def test_another_name_is_one_that_the_text_has_not() -> None:
    chance = random.Random(1)
    assert with_other_name("When did Ana Diaz open it?", POOL, terms_in(TEXT), chance) == "When did Tom Reed open it?"
    assert with_other_name("When did it open?", POOL, terms_in(TEXT), chance) is None


def test_another_number_is_one_that_the_text_has_not() -> None:
    assert with_other_number("What opened in 1999?", POOL, terms_in(TEXT), random.Random(1)) == "What opened in 1850?"


def test_another_deed_is_one_that_the_text_has_not() -> None:
    pool = Words((), (), ("restored", "opened", "wooden"))
    assert (
        with_other_verb("Who opened the museum?", pool, terms_in(TEXT), random.Random(1)) == "Who restored the museum?"
    )
    assert with_other_verb("Who is the museum's director?", pool, terms_in(TEXT), random.Random(1)) is None


def test_something_else_is_asked_for_only_where_the_text_has_none() -> None:
    asked = with_other_cue("Who opened the museum?", "en", {"date", "number", "place", "person"}, random.Random(1))
    assert asked == "How much money opened the museum?"


def test_what_is_asked_of_a_name_is_left_open() -> None:
    for seed in range(20):
        question = about("Lima", "en", terms_in("The capital Lima has a population of millions."), random.Random(seed))
        assert question is not None and "population" not in question and "capital" not in question


def test_words_are_taken_from_questions() -> None:
    found = words_of(["When did Ana Diaz open the museum in 1999?"])
    assert found.names == ("Ana Diaz",) and found.numbers == ("1999",) and "museum" in found.others


def test_a_question_made_of_a_sentence_asks_for_what_it_leaves_out() -> None:
    made = [
        each for seed in range(10) for each in clozes("The museum opened in March 1999.", "en", random.Random(seed))
    ]
    dates = [each for each in made if each.answer and "1999" in each.answer]
    assert dates and all("1999" not in each.question and each.is_answered for each in dates)
    assert any(not each.is_answered and each.question.startswith(("How much", "Why", "How long")) for each in made)


def test_a_disguise_asks_for_the_same() -> None:
    for seed in range(10):
        assert "متحف" in spoken("متى فُتح متحف ليما؟", "ar", random.Random(seed)) or seed
        assert spoken("When did the museum open?", "en", random.Random(seed))
