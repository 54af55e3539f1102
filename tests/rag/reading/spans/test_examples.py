"""Examples that a sentence gives of what is asked for."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.examples import find_examples
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "examples"),
    [
        ("What crops do the farmers sell?", "The farmers sell crops such as dates and figs.", "dates and figs"),
        ("ما المحاصيل التي يبيعها المزارعون؟", "يبيع المزارعون المحاصيل الصيفية كالتمر والتين.", "التمر والتين"),
        ("What crops do they grow?", "They grow summer crops that include dates and figs.", "dates and figs"),
        ("ما المحاصيل التي يزرعونها؟", "يزرعون محاصيل صيفية تشمل التمر والتين.", "التمر والتين"),
        ("Which crop do the farmers sell?", "The farmers sell crops such as dates and figs.", None),
        ("What crops do the farmers sell?", "The farmers sell dates and figs.", None),
    ],
)
def test_examples_of_the_noun_that_is_asked_for(question: str, text: str, examples: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    told = find_examples(asked, found)
    tokens = found[0].tokens
    assert (told and text[tokens.starts[told.first] + tokens.skip[told.first] : tokens.ends[told.last]]) == examples
