"""What something leads to, is about or holds, told after a verb that says so."""

import re

import pytest

from corpus.fold import fold
from corpus.table import table_rows
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.objects import PARTS, RELATIONS, find_object
from rag.reading.sentences.find import found_sentences
from rag.words.pattern import filled
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "object_"),
    [
        (
            "What will the new dam lead to?",
            "The new dam will lead to cheaper power, safer harbours and fewer floods.",
            "cheaper power, safer harbours and fewer floods",
        ),
        # Here what led is asked for, not to what.
        ("What led to cheaper power?", "The new dam led to cheaper power and fewer floods.", None),
        (
            "About what were the fishermen of the bay talking, what did they discuss?",
            "The fishermen of the bay discussed the price of diesel in the north and the storms that shut the harbour.",
            "price of diesel in the north and the storms",
        ),
        # Which boats is asked for, not what of them.
        ("Which boats did the fishermen discuss?", "The fishermen discussed the price of two old boats.", None),
        (
            "How do the new wells help the herders of Zamarad?",
            "The guild dug wells in Zamarad. These wells help the herders of Zamarad water goats while fuel lasts.",
            "water goats",
        ),
        (
            "بماذا تفيد الآبار الجديدة الرعاة؟",
            "وحفرت النقابة الآبار الجديدة شمال زمردة. وهذه المشاريع تساعد الناس على سقي الماعز وزراعة الزيتون.",
            "سقي الماعز وزراعة الزيتون",
        ),
        (
            "ماذا ناقش المندوبون في القمة المشتركة لنقابات الصيد؟",
            "انضمت القريتان إلى القمة المشتركة لنقابات الصيد.\n\nوناقش المندوبون أسعار الوقود وعواصف الشتاء.",
            "أسعار الوقود وعواصف الشتاء",
        ),
        (
            "علام دار الحديث بين مندوبي نقابات الصيد؟",
            "ناقش مندوبو نقابات الصيد أسعار الوقود وعواصف الشتاء.",
            "أسعار الوقود وعواصف الشتاء",
        ),
        (
            "What was on the table when the fishermen of the bay met?",
            "The fishermen of the bay met in May and discussed the price of diesel and the storms.",
            "price of diesel and the storms",
        ),
        ("اتكلموا الصيادين في إيه؟", "وبحث الصيادون أسعار الوقود في الشمال.", "أسعار الوقود في الشمال"),
        (
            "In what way are the new wells useful to the herders?",
            "The guild dug wells in May. The new wells help the herders water goats while fuel lasts.",
            "water goats",
        ),
        (
            "What does Peru hope to sell to Norway?",
            "Peru looks to build a port and export dried fish and salt, while Norway waits.",
            "dried fish and salt",
        ),
        # What Norway sells is not what Peru does.
        (
            "ماذا تريد بيرو أن تبيع لكندا؟",
            "تصدر كندا القمح والخشب إلى النرويج. وتتطلع بيرو إلى دخول السوق الكندية لتصدير السمك المجفف.",
            "السمك المجفف",
        ),
        (
            "What did the guild want the Norwegians to put their money into?",
            "The guild sought Norwegian investment in a joint ferry company, and the two towns agreed.",
            "joint ferry company",
        ),
        ("What did the fishermen sell?", "The fishermen discussed the price of diesel.", None),
        (
            "إلامَ سيؤدي السد الجديد؟",
            "وسيفضي السد الجديد إلى كهرباء أرخص ومياه أنقى، وقال المهندسون ذلك.",
            "كهرباء أرخص ومياه أنقى",
        ),
        (
            "علامَ ينصب برنامج القرية؟",
            "أطلقت القرية برنامجًا يركز على تعليم السباحة وزراعة الزيتون.",
            "تعليم السباحة وزراعة الزيتون",
        ),
        ("ماذا بحث الصيادون؟", "وبحث الصيادون أسعار الوقود في الشمال، ثم غادروا.", "أسعار الوقود في الشمال"),
        (
            "ماذا يضم المتحف الجديد؟",
            "يقع المتحف الجديد قرب الميناء ويضم قوارب قديمة وخرائط نادرة.",
            "قوارب قديمة وخرائط نادرة",
        ),
        ("ماذا باع الصيادون؟", "وبحث الصيادون أسعار الوقود في الشمال.", None),
    ],
)
def test_what_follows_a_verb_of_the_relation_asked_about(question: str, text: str, object_: str | None) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    told = find_object(asked, found)
    said = (
        told.found.tokens.text[told.found.tokens.starts[told.first] : told.found.tokens.ends[told.last]]
        if told
        else None
    )
    assert said == object_


@pytest.mark.parametrize(
    ("example", "pattern"),
    [(example, pattern) for _, part, example, pattern in table_rows(RELATIONS) if part == "asks"],
)
def test_a_pattern_of_questions_matches_its_example(example: str, pattern: str) -> None:
    assert re.search(filled(pattern, PARTS), fold(example))
