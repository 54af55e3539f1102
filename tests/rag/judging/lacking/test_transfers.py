"""Who gives and who takes."""

from dataclasses import replace

import pytest

from corpus.passage import Language
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.coverage import Chosen
from rag.judging.features import features
from rag.judging.lacking.transfers import ends_asked
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("What does Norway sell to Iceland?", {"Norway": "giver", "Iceland": "taker"}),
        ("What does Norway hope to sell on the Icelandic market?", {"Norway": "giver", "Icelandic": "taker"}),
        ("ما السلع التي تشتريها النرويج من بيرو؟", {"النرويج": "taker", "بيرو": "giver"}),
        ("ماذا ستصدّر بيرو إلى النرويج؟", {"بيرو": "giver", "النرويج": "taker"}),
        ("ماذا تبيع بيرو لقطر؟", {"بيرو": "giver", "لقطر": "taker"}),
        ("Which bank lent Norway the money?", {}),
        ("To whom was the Ariadne sold?", {}),
        ("What does Norway share with Iceland?", {}),
    ],
)
def test_a_question_puts_names_at_the_ends_of_a_transfer(question: str, ends: dict[str, str]) -> None:
    assert {name.text: end for name, end in ends_asked(understand(question)).items()} == ends


@pytest.mark.parametrize(
    ("question", "text", "is_turned"),
    [
        ("What does Norway sell to Iceland?", "Iceland sells wool to Norway.", True),
        ("What does Norway sell to Iceland?", "Norway sells timber to Iceland.", False),
        ("What does Norway buy from Iceland?", "The export of Icelandic wool to Norway began in May.", False),
        ("What does Iceland import from Norway?", "The export of Icelandic wool to Norway began in May.", True),
        ("What does Norway hope to sell on the Icelandic market?", "Iceland sells wool on the Norwegian market.", True),
        ("ما السلع التي تشتريها النرويج من بيرو؟", "تشتري بيرو الأخشاب من النرويج.", True),
        ("ما السلع التي تشتريها النرويج من بيرو؟", "تصدّر بيرو النحاس إلى النرويج.", False),
        ("ماذا تبيع بيرو لقطر؟", "تطمح بيرو إلى دخول السوق القطري لتصدير النحاس.", False),
        ("ماذا تبيع قطر لبيرو؟", "تطمح بيرو إلى دخول السوق القطري لتصدير النحاس.", True),
    ],
)
def test_what_goes_the_other_way_is_no_answer(question: str, text: str, is_turned: bool) -> None:
    asked = understand(question)
    language: Language = asked.language or "en"
    scores = dict.fromkeys(("sparse", "dense", "coverage", "cosine", "fused"), 1.0)
    evidence = [replace(each, hit=replace(each.hit, scores=scores)) for each in evidence_from(text)]
    known = features(Reading(asked, evidence, language, ANALYZER), Chosen(0, 0))
    assert bool(known["ruled_out"]) is is_turned
