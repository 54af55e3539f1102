"""Under a heading that was found stand paragraphs that are read first, in their order and as near as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import DocumentInfo, new_document
from rag.answer import Evidence, evidence_of
from rag.answerer import Answerer
from rag.inquiry import Inquiry
from rag.retrieve import retrieve
from rag.sections import MOST_UNDER, under, with_sections
from tests.rag.conftest import fresh

TEXT = """HARBOUR RULES

1. Cranes
The crane lifts ten tons.
It rests at night.
It is painted in May.
It is oiled in June.
2. Boats
Is there a slipway?
There are two behind the shed, one of them for sails."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    home: Path = tmp_path_factory.mktemp("sections")
    with fresh(home, article=False) as answerer:
        answerer.library.add("default", new_document(TEXT, DocumentInfo("rules")))
        yield answerer


def evidence(answerer: Answerer, query: str, *numbers: int) -> list[Evidence]:
    found = evidence_of(retrieve(answerer.library, query, Inquiry(query), 50))
    return [each for number in numbers for each in found if each.passage.number == number]


def read(found: tuple[Evidence, ...]) -> list[int]:
    return [each.passage.number for each in found]


def test_paragraphs_under_a_heading_come_before_it(harbour: Answerer) -> None:
    (heading,) = evidence(harbour, "cranes", 2)
    found = with_sections(harbour.library, [heading])
    assert read(found) == [3, 4, 5, 2]
    assert [each.hit.rank for each in found] == [1, 2, 3, 4]
    assert found[0].hit.score == heading.hit.score
    assert found[0].sentence_cosines.max() == heading.sentence_cosines.max()


def test_a_paragraph_that_was_found_itself_stands_there_once_with_its_own_score(harbour: Answerer) -> None:
    heading, own = evidence(harbour, "painted cranes", 2, 5)
    found = with_sections(harbour.library, [heading, own])
    assert read(found) == [3, 4, 5, 2]
    assert found[2].hit.score == own.hit.score


def test_a_section_ends_at_the_next_heading_of_its_level_and_has_those_below(harbour: Answerer) -> None:
    cranes, boats = evidence(harbour, "cranes boats", 2, 7)
    assert [each.passage.number for each in under(harbour.library, cranes.stored, 9)] == [3, 4, 5, 6]
    assert [each.passage.number for each in under(harbour.library, boats.stored, 9)] == [9]
    assert len([*under(harbour.library, cranes.stored, MOST_UNDER)]) == MOST_UNDER


def test_evidence_without_headings_stays_as_it_is(harbour: Answerer) -> None:
    found = evidence(harbour, "painted", 5, 6)
    assert with_sections(harbour.library, found) == tuple(found)


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [("Is there a slipway at the harbour?", 9), ("How much does the crane lift?", 3)],
)
def test_what_stands_under_a_heading_answers(harbour: Answerer, question: str, paragraph: int) -> None:
    answer = harbour.ask(question)
    assert answer.status == "answered"
    assert answer.citations[0].paragraph == paragraph
