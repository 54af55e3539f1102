"""What somebody asks of somebody, told after a verb of asking."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.requests import find_request
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "request_"),
    [
        (
            "What did the keepers urge the mayor to do?",
            "The keepers urged the mayor to repair the old mill, and he agreed.",
            "repair the old mill",
        ),
        (
            "What did the keepers want the mayor to do?",
            "The keepers called on the mayor to repair the old mill.",
            "repair the old mill",
        ),
        # To Ghent is where.
        ("What did the keepers ask the mayor to do?", "The keepers asked the mayor to the mill.", None),
        ("What did the keepers sell?", "The keepers asked the mayor to repair the mill.", None),
        ("What did the keepers ask the mayor to do?", "The mayor repaired the mill.", None),
        ("بماذا أوصى حارس الطاحونة؟", "وأوصى حارس الطاحونة بترميم السقف القديم، ثم غادر.", "بترميم السقف القديم"),
        ("بماذا أوصى حارس الطاحونة؟", "وزار حارس الطاحونة الميناء فأوصى بترميم السقف القديم.", "بترميم السقف القديم"),
        ("إلامَ دعا حراس الطاحونة؟", "ودعا حراس الطاحونة إلى ترميم السقف القديم، ثم غادروا.", "ترميم السقف القديم"),
        ("شو طلب الحراس من العمدة؟", "وطلب الحراس من العمدة أن يرمم السقف القديم.", "يرمم السقف القديم"),
        ("ماذا طلب الحراس من العمدة؟", "قال طالب إن الحراس باعوا السقف القديم للعمدة.", None),
        ("ماذا باع الحراس؟", "وطلب الحراس من العمدة أن يرمم السقف القديم.", None),
    ],
)
def test_what_follows_a_verb_of_asking(question: str, text: str, request_: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    made = find_request(asked, found)
    said = text[made.found.tokens.starts[made.first] : made.found.tokens.ends[made.last]] if made else None
    assert said == request_
