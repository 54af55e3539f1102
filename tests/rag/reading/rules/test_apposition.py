"""Who holds an office, and which office somebody holds, beside a comma."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.apposition import find_appositive
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "holder"),
    [
        (
            "مين مدير ميناء زمردة اللي استقبل الصيادين؟",
            "وقال السيد ناصر حداد، مدير ميناء زمردة، إن الرصيف جاهز.",
            "السيد ناصر حداد",
        ),
        (
            "من وزير مالية الأردن الذي اجتمع مع وزير لبنان؟",
            "اجتمع السيد سالم نجار، وزير مالية لبنان، مع السيد ناصر حداد، وزير مالية الأردن.",
            "السيد ناصر حداد",
        ),
        ("اسم مدير ميناء زمردة", "وقال السيد ناصر حداد، مدير ميناء زمردة، إن الرصيف جاهز.", "السيد ناصر حداد"),
        (
            "ما منصب السيد عبد الله حداد؟",
            "وقال السيد عبد الله حداد، مدير ميناء زمردة، إن الرصيف جاهز.",
            "مدير ميناء زمردة",
        ),
        ("What post does Lena Forsberg hold?", "Lena Forsberg, Mayor of Marjan, spoke.", "Mayor of Marjan"),
        (
            "Who is the mayor of Marjan who opened the bridge?",
            "Lena Forsberg, Mayor of Marjan, spoke.",
            "Lena Forsberg",
        ),
    ],
)
def test_what_else_is_said_of_the_holder_is_not_asked_of_the_office(question: str, text: str, holder: str) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    words = find_appositive(asked, found)
    assert words is not None
    assert text[found.tokens.starts[words.first] : found.tokens.ends[words.last]] == holder


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("من هو سالم الحداد؟", "وزير تجارة عمان"),
        ("من هو Salem Al Haddad؟", "وزير تجارة عمان"),
    ],
)
def test_what_office_somebody_holds_whatever_letters_his_name_is_in(question: str, office: str) -> None:
    text = "تحدث السيد سالم الحداد، وزير تجارة عمان، والسيد عادل كريم، وزير تجارة الكويت."
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), "ar", ANALYZER)
    words = find_appositive(asked, found)
    assert words is not None
    assert text[found.tokens.starts[words.first] : found.tokens.ends[words.last]] == office
