"""Short answers from a text in the other language."""

import pytest

from rag.answerer import Answerer
from rag.asking.question import understand
from rag.inquiry import Inquiry
from rag.reading.replies.cross_lingual import cross_lingual
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.span import Span
from tests.rag.evidence import evidence_from
from tests.rag.reading.exact import exact
from tests.rag.reading.short_answers import ANALYZER


@pytest.mark.parametrize(
    ("collection", "question", "short", "quoted"),
    [
        ("bridge", "How long does it take to cross the bridge?", "7 minutes", "سبع دقائق"),
        ("library", "متى افتُتحت مكتبة ويلو؟", "4 مايو 2003", "opened"),
        ("library", "كم أسبوعًا تُعار الكتب؟", "3 أسابيع", "three weeks"),
    ],
)
def test_without_a_translation_the_quote_keeps_its_language_and_the_short_answer_is_rendered(
    paper: Answerer, collection: str, question: str, short: str, quoted: str
) -> None:
    answer = paper.ask(Inquiry(question, collections=[collection]))
    assert answer.short_answer == short
    assert quoted in answer.citations[0].quote
    exact(answer, paper)


@pytest.mark.parametrize(
    ("question", "text", "words", "chance", "short"),
    [
        ("متى بُنيت الطاحونة؟", "The mill was built in March 1893.", "March 1893", 0.9, "مارس 1893"),
        ("متى بُنيت الطاحونة؟", "The mill was built in March 1893.", "March 1893", 0.4, None),
        ("كم قاربا رسا؟", "27 boats moored.", "27 boats", 0.4, "27"),
        ("من بنى الطاحونة؟", "Ada Lund built the mill.", "Ada Lund", 0.9, "Ada Lund"),
        ("ماذا بنت العمدة؟", "The mayor built a tall red mill.", "a tall red mill", 0.9, None),
        ("Who built the mill?", "بنت منى الزهراني الطاحونة.", "منى الزهراني", 0.9, "Mona Al-Zahrani"),
    ],
)
def test_what_is_rendered_spelt_or_left_out(
    question: str, text: str, words: str, chance: float, short: str | None
) -> None:
    asked = understand(question)
    language = asked.language or "en"
    (found,) = found_sentences(asked, evidence_from(text), language, ANALYZER)
    start = found.tokens.text.index(words)
    span = Span(found, start, start + len(words), chance, is_sure_form=True)
    assert cross_lingual(asked, span, language) == short
