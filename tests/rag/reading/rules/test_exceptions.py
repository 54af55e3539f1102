"""Who or what is left out of a rule."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.exceptions import find_exception
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Who is not covered by the ticket?", "The ticket lets all into the mill, except for dogs.", "dogs"),
        ("What does the sale not include?", "The sale is large. Old lamps are excluded.", "Old lamps"),
        ("Who pays for the ticket?", "The ticket lets all into the mill, except for dogs.", None),
        ("Is anybody left out?", "The ticket lets all into the mill, except for dogs.", None),
        ("Who is left out of the sale in Ghent?", "The sale is open to all except bakers.", None),
        ("ومن المستثنون من ذلك؟", "تتيح التذكرة للجميع دخول الطاحونة، ما عدا الأطفال.", "الأطفال"),
        ("مين مش مشمول بالتذكرة؟", "تتيح التذكرة للجميع دخول الطاحونة باستثناء الأطفال.", "الأطفال"),
        ("من الذين لا تشملهم التذكرة؟", "ويُستثنى من التذكرة الأطفال والحراس.", "الأطفال والحراس"),
        ("من تشملهم التذكرة؟", "تتيح التذكرة للجميع دخول الطاحونة، ما عدا الأطفال.", None),
    ],
)
def test_what_a_rule_leaves_out(question: str, text: str, named: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    out = find_exception(asked, found)
    tokens = out.found.tokens if out else None
    assert (tokens.text[tokens.starts[out.first] : tokens.ends[out.last]] if out and tokens else None) == named
