"""Telephone numbers and the numbers of rooms, which count nothing."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.reader import Reader
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.identifiers import asks_identifier, identifiers
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call the mill at 0555 213 4471 or in room 12.", ["12", "0555 213 4471"]),
        ("Call +90 212 555 01 34 at noon.", ["90 212 555 01 34"]),
        ("اتصلوا بالطاحونة على الرقم ٠٥٥٥٢١٣٤٤٧.", ["٠٥٥٥٢١٣٤٤٧"]),
        ("تقع الطاحونة في الغرفة 12 ولها 40 نافذة.", ["12"]),
        ("The mill grinds 0.5 tonnes, 1,500 sacks and 12 345 grains.", []),
    ],
)
def test_they_are_found_whole(text: str, expected: list[str]) -> None:
    (found,) = found_sentences(understand("mill"), evidence_from(text), "en", ANALYZER)
    tokens = found.tokens
    assert [tokens.text[tokens.starts[each.first] : tokens.ends[each.last]] for each in identifiers(found)] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the number of the mill?", False),
        ("What is the mill's telephone number?", True),
        ("ما رقم الطاحونة؟", True),
        ("كم عدد الطواحين؟", False),
    ],
)
def test_a_number_that_something_has_is_asked_for_or_how_many_there_are(question: str, expected: bool) -> None:
    assert asks_identifier(understand(question)) is expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many millers are there?", "Ask the office of the millers at 0555213447."),
        ("كم عدد الطحانين؟", "اتصلوا بمكتب الطحانين على الرقم 0555213447."),
        ("How many millers are there?", "The millers meet in room 12."),
    ],
)
def test_they_count_nothing(question: str, text: str) -> None:
    asked = understand(question)
    assert Reader(asked.language or "en", ANALYZER, lambda _: None).read(asked, evidence_from(text)).short is None
