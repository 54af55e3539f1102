"""By what means something is done, where a sentence names one after it."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.means import find_means
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "means"),
    [
        (
            "How did the keepers dry the mill?",
            "The keepers dried the mill by burning old ropes.",
            "by burning old ropes",
        ),
        (
            "How can guests book a boat?",
            "Guests can book a boat through the harbour office, and pay there.",
            "through the harbour office",
        ),
        ("How did the keepers dry the mill?", "The keepers dried the mill in May.", None),
        ("How did the keepers dry the mill?", "Through the winter the keepers dried the mill.", None),
        ("كيف جفف الحراس الطاحونة؟", "جفف الحراس الطاحونة، وذلك باستخدام مراوح كبيرة.", "باستخدام مراوح كبيرة"),
        ("شلون يحجز الزوار القارب؟", "يحجز الزوار القارب عبر مكتب الميناء.", "عبر مكتب الميناء"),
    ],
)
def test_the_only_means_after_what_is_asked_about(question: str, text: str, means: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)[0]
    named = find_means(asked, found)
    said = text[found.tokens.starts[named.first] : found.tokens.ends[named.last]] if named else None
    assert said == means
