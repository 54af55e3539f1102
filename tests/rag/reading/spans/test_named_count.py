"""How many countries, organisations or people a sentence names without counting them."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.named_count import named_count
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "count"),
    [
        ("In how many countries will Amwaj build ports?", "Amwaj will build ports in Norway, Chile and Oman.", 3),
        ("كم دولة ستبني فيها «أمواج» موانئ؟", "ستبني «أمواج» موانئ في النرويج وتشيلي وعُمان.", 3),
        (
            "How many ministers signed?",
            "Mr Salem Haddad, Minister of Ports of Oman, and Ms Lena Forsberg, Minister of Trade of Norway, signed.",
            2,
        ),
        (
            "How many organisations held the fair?",
            "The fair was held by the League of Ports and the Organisation of Divers.",
            2,
        ),
        # One name is no several, a ministry no club, and what is counted there need not be counted again.
        ("In how many countries will Amwaj build ports?", "Amwaj will build ports in Norway.", None),
        ("How many clubs paid?", "The Ministry of Ports and the Organisation of Divers paid.", None),
        ("In how many countries does Amwaj build?", "Amwaj builds in six countries, such as Norway and Chile.", None),
        ("Which countries signed?", "Norway and Chile signed.", None),
    ],
)
def test_names_of_what_is_counted_are_counted(question: str, text: str, count: int | None) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    assert named_count(asked, found) == count
