"""What something is called, by the title that a sentence gives it."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.titled import find_title
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
FAIR = "In May a fair entitled “Salt and Light of the Bay” opened in Ghent, beside the market called “Old Nets”."
BOOK = "ونشرت الجمعية كتابا مصورا بعنوان «ملح الخليج وضوءه» عن الصيادين."


@pytest.mark.parametrize(
    ("question", "text", "title"),
    [
        ("What was the fair in Ghent called?", FAIR, "Salt and Light of the Bay"),
        ("What is the title of the fair in Ghent?", FAIR, "Salt and Light of the Bay"),
        ("What opened in Ghent?", FAIR, None),
        ("ما عنوان الكتاب الذي نشرته الجمعية؟", BOOK, "ملح الخليج وضوءه"),
        ("ما عنوان الخطاب الذي ألقاه الوزير في بيرو؟", BOOK, None),
    ],
)
def test_the_title_of_what_is_asked_about(question: str, text: str, title: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    told = find_title(asked, found)
    tokens = found[0].tokens
    assert (told and text[tokens.starts[told.first] : tokens.ends[told.last]]) == title
