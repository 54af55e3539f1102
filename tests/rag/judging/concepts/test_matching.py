"""Which words of a question stand in which sentences."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.matches import SURE, Matches
from rag.judging.concepts.matching import match
from rag.judging.concepts.positions import positions_in
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "is_there"),
    [
        ("What did Tokayev say?", "قال الوزير إن بلاده تقف في الطليعة.", False),
        ("What did Tokayev say?", "قال توكاييف إن بلاده تقف في الطليعة.", True),
        ("Where does Bergstrom live?", "يسكن بيرغستروم في هذه البلدة.", True),
        ("متى غادرت برونستاد؟", "Bronstad left early.", True),
        ("متى غادرت برونستاد؟", "The mayor left early.", False),
        ("Who is Karimov?", "شرب المسافرون قهوة من كرم أهل القرية.", False),
    ],
)
def test_a_name_is_there_by_its_spelling_or_by_a_sound_that_few_words_have(
    question: str, text: str, is_there: bool
) -> None:
    table = match(Reading(understand(question), evidence_from(text), "en", ANALYZER))
    rarest = int(table.core.weights.argmax())
    assert (table.coverage[0, rarest] >= 0.5) == is_there


def matches(question: str, text: str) -> Matches:
    return match(Reading(understand(question), evidence_from(text), "en", ANALYZER))


def test_a_people_is_held_by_its_country_though_it_stands_elsewhere() -> None:
    table = matches(
        "Who is the Estonian minister of ports?", "Ada Lund, minister of ports of Estonia, left.\nEstonian ships came."
    )
    estonian = table.core.words.index("estonian")
    assert (table.coverage[:, estonian] >= SURE).all()
    assert estonian in positions_in(table, 0)


@pytest.mark.parametrize("word", ["harbuor", "harbour"])
def test_a_mistyped_word_has_a_place_too(word: str) -> None:
    table = matches(f"Who built the {word}?", "Ada Lund built the harbour.")
    assert positions_in(table, 0)[table.core.words.index(word)] == [4]


REPORT = """Ada Lund, mayor of Skarvik, opened the meeting.
{}the town had two ferries and a bridge. The bridge is closed.
Somebody else left."""


@pytest.mark.parametrize(("beginning", "rows"), [("She said that ", (0, 1, 2)), ("Then ", (1, 2))])
@pytest.mark.parametrize("at", [1, 2])
def test_a_passage_that_points_back_is_read_with_the_one_before(beginning: str, rows: tuple[int, ...], at: int) -> None:
    table = matches("What did Ada Lund say of the ferries?", REPORT.format(beginning))
    assert tuple(table.window(at)) == rows
    ada = table.core.words.index("ada")
    assert (table.window_coverage(at)[ada] >= SURE) == (0 in rows)


def test_what_is_not_retrieved_is_not_read() -> None:
    asked = understand("What did Ada Lund say of the ferries?")
    _, *rest = evidence_from(REPORT.format("She said that "))
    table = match(Reading(asked, rest, "en", ANALYZER))
    assert tuple(table.window(0)) == (0, 1)
