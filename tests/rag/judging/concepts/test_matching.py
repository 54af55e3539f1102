"""Which words of a question stand in which sentences."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.matching import match
from rag.words.rarity import bundled_rarity
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
    table = match(understand(question), evidence_from(text), "en", ANALYZER, bundled_rarity())
    rarest = int(table.core.weights.argmax())
    assert (table.held[0, rarest] >= 0.5) == is_there
