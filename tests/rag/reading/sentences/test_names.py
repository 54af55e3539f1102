"""Which names of a question a sentence has."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.sentences.names import has_names, has_names_or_demonyms, names_met
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "by_word", "by_demonym"),
    [
        ("Who is the mayor of Marjan?", "Ada Lund is the mayor of Marjan.", True, True),
        ("Who is the mayor of Marjan?", "Ada Lund is the mayor of Ghent.", False, False),
        ("Who is the minister of Uzbekistan?", "Ada Lund, the Uzbek minister, left.", False, True),
        ("Who is the mayor?", "Ada Lund is the mayor of Ghent.", True, True),
    ],
)
def test_a_place_is_met_by_its_people(question: str, text: str, by_word: bool, by_demonym: bool) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), "en", ANALYZER)
    assert (has_names(asked, found), has_names_or_demonyms(asked, found)) == (by_word, by_demonym)


def test_of_two_names_the_one_that_the_sentence_has_is_met() -> None:
    asked = understand("Did Selim Haddad sail to Orrin?")
    (found,) = found_sentences(asked, evidence_from("Selim Haddad sailed in May."), "en", ANALYZER)
    assert [each.text for each in names_met(asked, found)] == ["Selim Haddad"]
