"""What a sentence covers only by derived words counts as such, and never what it has as it stands."""

import pytest

from corpus.passage import Language
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.features import FEATURES
from rag.reading.sentences.find import looked_at
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
DERIVED = FEATURES.index("derived")


def derived(question: str, text: str, language: Language) -> dict[str, float]:
    """Return the share of the question that each sentence has only by derived words, by how the sentence begins."""
    found, rows = looked_at(understand(question), evidence_from(text, language=language), language, ANALYZER)
    return {each.tokens.spelling(0): float(row[DERIVED]) for each, row in zip(found, rows, strict=True)}


@pytest.mark.parametrize(
    ("question", "text", "language", "nearest"),
    [
        (
            "متى تأسست مكتبة الميناء؟",
            "كان تأسيس مكتبة الميناء عام 1931. رممت البلدية مكتبة الميناء عام 1950. هدم الحريق جدار المكتبة.",
            "ar",
            "كان",
        ),
        (
            "Who inspected the lighthouse?",
            "Two inspectors came to the lighthouse. Boats pass the lighthouse. Nobody lives there.",
            "en",
            "Two",
        ),
    ],
)
def test_the_sentence_with_a_word_of_the_family_has_more(
    question: str, text: str, language: Language, nearest: str
) -> None:
    shares = derived(question, text, language)
    assert 0 < shares[nearest] < 1
    assert [share for beginning, share in shares.items() if beginning != nearest] == [0, 0]


def test_what_a_sentence_has_as_it_stands_is_not_derived() -> None:
    assert derived("When was the comet discovered?", "The comet was discovered in 1843, a late discovery.", "en") == {
        "The": 0
    }
