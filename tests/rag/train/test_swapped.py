"""Questions that a text no longer answers."""

import random

from rag.train.swapped import (
    WordPool,
    terms_in,
    with_other_cue,
    with_other_name,
    with_other_number,
    with_other_relation,
    with_other_verb,
    words_of,
)

TEXT = "Ana Diaz opened the museum of Lima in 1999. It has 40 rooms."
POOL = WordPool(("Ana Diaz", "Tom Reed"), ("1999", "1850"), ("closed",))


def test_another_name_is_one_that_the_text_has_not() -> None:
    chance = random.Random(1)
    assert with_other_name("When did Ana Diaz open it?", POOL, terms_in(TEXT), chance) == "When did Tom Reed open it?"
    assert with_other_name("When did it open?", POOL, terms_in(TEXT), chance) is None


def test_another_number_is_one_that_the_text_has_not() -> None:
    assert with_other_number("What opened in 1999?", POOL, terms_in(TEXT), random.Random(1)) == "What opened in 1850?"


def test_another_relation_is_a_word_like_the_one_that_it_replaces() -> None:
    pool = WordPool((), (), ("visited", "opened", "garden"))
    assert with_other_relation("Who opened it?", pool, terms_in(TEXT), random.Random(1)) == "Who visited it?"
    assert with_other_relation("Who opened it?", WordPool((), (), ("garden",)), set(), random.Random(1)) is None


def test_another_deed_is_one_that_the_text_has_not() -> None:
    pool = WordPool((), (), ("restored", "opened", "wooden"))
    assert (
        with_other_verb("Who opened the museum?", pool, terms_in(TEXT), random.Random(1)) == "Who restored the museum?"
    )
    assert with_other_verb("Who is the museum's director?", pool, terms_in(TEXT), random.Random(1)) is None


def test_something_else_is_asked_for_only_where_the_text_has_none() -> None:
    asked = with_other_cue("Who opened the museum?", "en", {"date", "number", "place", "person"}, random.Random(1))
    assert asked == "How much money opened the museum?"


def test_words_are_taken_from_questions() -> None:
    found = words_of(["When did Ana Diaz open the museum in 1999?"])
    assert found.names == ("Ana Diaz",) and found.numbers == ("1999",) and "museum" in found.others
