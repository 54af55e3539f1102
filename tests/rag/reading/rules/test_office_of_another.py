"""Whose office it is: that of another name answers nothing."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.office_of_another import is_office_of_another
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "of_another"),
    [
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of Zamarad, spoke.", True),
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of Marjan, spoke.", False),
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of the City of Marjan, spoke.", False),
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of the City of Zamarad, spoke.", True),
        # Foreign affairs are no place, and the mayor asked about need not be Marjan's.
        ("Which Peruvian minister met her?", "Lena Forsberg, Minister of Foreign Affairs of Peru, met her.", False),
        ("Which minister went to Marjan?", "Lena Forsberg, Minister of Foreign Affairs of Peru, went there.", False),
        ("With which mayor did the guild of Marjan talk?", "Lena Forsberg, Mayor of Zamarad, talked.", False),
        ("Which Marjan mayor spoke?", "Lena Forsberg, Mayor of Zamarad, spoke.", True),
        ("Who is the Emirates president?", "Omar Haddad, President of the United Arab Emirates, spoke.", False),
        ("Who is the mayor of Marjan?", "The mayor Lena Forsberg spoke.", False),
        ("Who is the mayor?", "Lena Forsberg, Mayor of Zamarad, spoke.", False),
        ("Which mayor visited Marjan?", "Lena Forsberg, Mayor of Zamarad, visited Marjan.", False),
        ("Who is the Norwegian minister?", "Lena Forsberg, Minister of Foreign Affairs of Norway, spoke.", False),
        ("Who is the Norwegian minister?", "Lena Forsberg, Minister of Foreign Affairs of Peru, spoke.", True),
    ],
)
def test_an_office_of_another_name(question: str, text: str, of_another: bool) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), "en", ANALYZER)
    assert is_office_of_another(asked, found) is of_another
