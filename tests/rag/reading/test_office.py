"""Whose office it is: that of another name answers nothing."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.find import found_sentences
from rag.reading.office import is_of_another
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "of_another"),
    [
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of Zamarad, spoke.", True),
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of Marjan, spoke.", False),
        ("Who is the mayor of Marjan?", "The mayor Lena Forsberg spoke.", False),
        ("Who is the mayor?", "Lena Forsberg, Mayor of Zamarad, spoke.", False),
    ],
)
def test_an_office_of_another_name(question: str, text: str, of_another: bool) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), "en", ANALYZER)
    assert is_of_another(asked, found) is of_another
