"""Headings and questions name what is asked about; only what states something answers."""

from dataclasses import replace

import pytest

from corpus.passage import Passage, Place
from rag.asking.question import understand
from rag.reading.sentences.quotable import can_answer
from rag.reading.sentences.units import Unit, units
from tests.rag.evidence import evidence_from
from tests.rag.reading.short_answers import ANALYZER


def sentence(text: str, *, is_heading: bool = False) -> tuple[Passage, Unit]:
    (evidence,) = evidence_from(text)
    passage = replace(evidence.passage, place=Place(is_heading=is_heading))
    return passage, units(passage, passage.language, ANALYZER)[0]


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Who keeps the boat?", "BOAT KEEPING"),
        ("Where do boats land?", "Landing of boats"),
        ("What is in the shed?", "What is in the shed"),
        ("Is there a crane?", "Cranes"),
        ("How much is the fee?", "2. Fees"),
        ("من يصون القارب؟", "صيانة القارب"),
    ],
)
def test_a_heading_is_no_answer_though_a_paragraph_would_be(question: str, heading: str) -> None:
    assert not can_answer(understand(question), *sentence(heading, is_heading=True))
    assert can_answer(understand(question), *sentence(heading))


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("When is the meeting?", "Meeting moved to 3 May 2024"),
        ("Who leads the harbour?", "Harbour now led by Sara Lind"),
        ("كم رسوم القارب؟", "رسوم القارب 30 درهمًا"),
    ],
)
def test_a_heading_may_state_what_is_asked_for(question: str, heading: str) -> None:
    assert can_answer(understand(question), *sentence(heading, is_heading=True))


def test_a_question_is_only_what_somebody_asked() -> None:
    asked = sentence("Who brings the rope?")
    assert not can_answer(understand("Who brings the rope?"), *asked)
    assert not can_answer(understand("من يحضر الحبل؟"), *sentence("من يحضر الحبل؟"))
    assert can_answer(understand("What did Omar say?"), *asked)
