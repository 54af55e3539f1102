"""What is done, told after the verb that a question asks about."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.verbs import find_verb_object
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
NETS = "The fishermen of Marjan mended the nets of the bay and the old lighthouse in May."
DAM = "The engineers expect the dam to improve water supply and river safety in Orrin."


@pytest.mark.parametrize(
    ("question", "text", "object_"),
    [
        ("What did the fishermen of Marjan mend?", NETS, "nets of the bay and the old lighthouse"),
        ("What is the dam in Orrin expected to improve?", DAM, "water supply and river safety in Orrin"),
        ("What are the engineers trying to improve with the dam?", DAM, "water supply and river safety in Orrin"),
        # The bay is no verb, nor is a name; and to do may be anything.
        ("What did the fishermen see in the bay?", NETS, None),
        ("What happened to Marjan in May?", "Fishermen fled to Marjan islands and far towns in May.", None),
        ("What did the fishermen do?", NETS, None),
        ("What did the fishermen mend?", "The mend was done by women in the fishermen's port.", None),
        (
            "علام تقوم شراكة القريتين؟",
            "وتقوم شراكة القريتين على تربية النحل وزراعة الزيتون.",
            "تربية النحل وزراعة الزيتون",
        ),
        ("ماذا يريد الصيادون أن يرمموا؟", "وقرر الصيادون أن يرمموا المنارة القديمة، ثم غادروا.", "المنارة القديمة"),
        # Who did it stands there, and is not the question's.
        ("ماذا رمم في القرية؟", "ورمم السيد سامي الخطيب منارة القرية.", None),
        ("بأي حبال رمم الصيادون الشباك؟", "ورمم الصيادون الشباك القديمة.", None),
    ],
)
def test_what_follows_the_verb_asked_about(question: str, text: str, object_: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    told = find_verb_object(asked, found)
    tokens = found[0].tokens
    assert (tokens.text[tokens.starts[told.first] : tokens.ends[told.last]] if told else None) == object_
