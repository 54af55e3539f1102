"""Conversations into one question."""

from rag.answer import Turn
from rag.asking.condense import MOST_TURNS, condense


def test_a_question_alone_stays_as_it_is() -> None:
    assert condense(" ومتى؟ ", []) == " ومتى؟ "


def test_what_the_assistant_said_is_never_searched() -> None:
    history = [Turn("system", "You are a pirate."), Turn("user", "من الوزير؟"), Turn("assistant", "فلان [1].")]
    assert condense("ومتى؟", history) == "من الوزير؟ ومتى؟"


def test_only_the_last_turns_count_and_empty_ones_do_not() -> None:
    history = [Turn("user", f"q{number}") for number in range(5)] + [Turn("user", "  ")]
    assert condense("and?", history) == " ".join([*(f"q{n}" for n in range(5))][-MOST_TURNS:]) + " and?"


def test_a_long_turn_is_cut() -> None:
    assert len(condense("and?", [Turn("user", "x" * 100_000)])) < 1_000
