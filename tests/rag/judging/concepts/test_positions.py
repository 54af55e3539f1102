"""Which words of a sentence belong together: offices, and what they are of."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from index.words.term_hash import term_hash
from index.words.terms import word_terms, words
from rag.asking.question import understand
from rag.judging.concepts.matching import match
from rag.judging.concepts.positions import are_of_one_phrase
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("text", "is_one_phrase"),
    [
        ("They met Abdullah, King of the Hashemite Kingdom of Jordan, in Aqaba.", True),
        ("They met the king of Jordan.", True),
        ("The king of Norway arrived with two of his ministers for talks in Jordan.", False),
        ("استقبل ملك المملكة الأردنية الهاشمية الوفد.", True),
    ],
)
def test_an_office_and_its_country(text: str, is_one_phrase: bool) -> None:
    question = understand("Who is the king of Jordan?")
    table = match(Reading(question, evidence_from(text), "en", ANALYZER))
    stems = table.core.stems.tolist()
    office, country = (stems.index(term_hash(word_terms(*next(words(each)))[0])) for each in ("king", "Jordan"))
    assert are_of_one_phrase(table, 0, office, country) == is_one_phrase
