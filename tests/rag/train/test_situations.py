"""A set becomes situations: the same every time, each in a collection of the set, some of them disguised."""

from dataclasses import replace

from rag.train.situations import situations_of
from tests.rag.train.titled_toys import toy_set


def test_the_same_texts_make_the_same_situations() -> None:
    once, twice = (situations_of(toy_set(10), 100) for _ in range(2))
    assert once.situations == twice.situations and once.situations
    assert situations_of(toy_set(10), 7).situations == once.situations[:7]


def test_what_is_answered_stands_in_its_collection() -> None:
    made = situations_of(toy_set(10), 1_000)
    answered = [each for each in made.situations if each.is_answered]
    assert answered
    assert all(each.passage in made.collections[each.collection][each.title] for each in answered)
    assert {each.origin for each in made.situations} >= {"asked", "asked in vain", "other name", "cloze"}


def test_some_questions_are_disguised_and_most_are_not() -> None:
    texts = toy_set(20)
    as_asked = {each.text for each in texts.questions}
    asked = [each for each in situations_of(texts, 1_000).situations if each.origin == "asked"]
    share = sum(each.question not in as_asked for each in asked) / len(asked)
    assert 0.05 < share < 0.5


def test_texts_in_another_language_than_the_questions_make_none_of_their_own() -> None:
    texts = replace(toy_set(10), text_language="ar")
    origins = {each.origin for each in situations_of(texts, 1_000).situations}
    assert "asked" in origins and not any("cloze" in each or "topic" in each for each in origins)


def test_names_are_taken_from_other_questions_and_not_from_passages() -> None:
    changed = [each.question for each in situations_of(toy_set(20), 1_000).situations if each.origin == "other name"]
    assert len(changed) > 10
    assert not any("Ana Diaz" in each or "Kira Sand" in each for each in changed)


def test_without_questions_all_are_made_of_the_passages() -> None:
    made = situations_of(replace(toy_set(10), questions=()), 1_000)
    assert made.situations and not any(each.origin.startswith("asked") for each in made.situations)
