"""Which two: the names in a row of the kind that is asked for, and nothing else of the list."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.names_in_a_row import find_names_in_a_row
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        (
            "Which countries buy the tin?",
            "The tin is sold in bars to Norway, Chile and Japan.",
            "Norway, Chile and Japan",
        ),
        ("Which country buys the tin?", "The tin is sold in bars to Norway and Chile.", None),
        ("Which countries buy the tin?", "The tin is sold to Norway in May, and to Chile in June.", None),
        ("Which countries besides Norway buy the tin?", "The tin is sold to Norway and Chile.", None),
        (
            "ما الدولتان اللتان يصدر إليهما القصدير؟",
            "يوسع التجار السوق، وغايتهم تصدير القصدير إلى النرويج وفرنسا في الصيف.",
            "النرويج وفرنسا",
        ),
        (
            "ما الجهتان اللتان بنتا الرصيف؟",
            "وبنت الرصيف مؤسسة «زمردة» وشركة «المرجان» في عامين.",
            "مؤسسة «زمردة» وشركة «المرجان",
        ),
    ],
)
def test_the_only_names_in_a_row_of_the_kind_asked_for(question: str, text: str, names: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)[0]
    row = find_names_in_a_row(asked, found)
    said = text[found.tokens.starts[row.first] : found.tokens.ends[row.last]] if row else None
    assert said == names
