"""Abbreviations, and the names that they stand for."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.initials import abbreviations_in, initials_in
from rag.judging.concepts.matching import match
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from


@pytest.mark.parametrize(
    ("text", "name", "is_there"),
    [
        ("She joined the Union of Lake Fishermen in May.", "ULF", True),
        ("She joined the union of lake fishermen in May.", "ULF", False),
        ("In Ursa, Lund fished.", "ULF", False),
    ],
)
def test_initials_of_names(text: str, name: str, is_there: bool) -> None:
    assert (name in initials_in(text)) is is_there


def test_persons_have_no_abbreviation_of_two_letters() -> None:
    assert abbreviations_in("Did AL join the ULF?") == ["ULF"]


def test_an_abbreviation_is_held_by_the_name() -> None:
    question = understand("When did Ada Lund join the ULF?")
    evidence = evidence_from("Ada Lund joined the Union of Lake Fishermen in May.")
    table = match(Reading(question, evidence, "en", bundled_analyzer(Lexicon.load())))
    assert table.coverage[0, table.core.words.index("ulf")] == 1
