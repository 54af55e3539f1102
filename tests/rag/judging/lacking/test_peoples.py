"""Of which people something is, held against texts of the tests' own."""

from dataclasses import replace

import pytest

from corpus.passage import Language
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.coverage import Chosen
from rag.judging.features import features
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "is_of_another"),
    [
        ("Where did the Latvian soldiers serve?", "Estonian soldiers served in Cyprus.", True),
        ("Where did the Latvian soldiers serve?", "Estonian soldiers served in Cyprus with the Latvian ones.", False),
        ("Where did the Latvian soldiers serve?", "Latvia is small. Its soldiers served in Cyprus.", False),
        ("Where did the Latvian soldiers serve?", "The soldiers served in Cyprus and met Estonian fishers.", False),
        ("Which Danish firm built the pier?", "One of the Norwegian building firms, Havn, built the pier.", True),
        ("أين خدم الجنود الأردنيون؟", "خدم الجنود العمانيون في قبرص.", True),
        ("أين خدم الجنود الأردنيون؟", "خدم الجنود العمانيون والأردنيون في قبرص.", False),
        ("ما اسم الشركة الأردنية التي بنت الرصيف؟", "بنت «مرسى»، إحدى شركات البناء العمانية، الرصيف.", True),
    ],
)
def test_the_thing_of_another_people_is_no_answer(question: str, text: str, is_of_another: bool) -> None:
    asked = understand(question)
    language: Language = asked.language or "en"
    scores = dict.fromkeys(("sparse", "dense", "coverage", "cosine", "fused"), 1.0)
    evidence = [replace(each, hit=replace(each.hit, scores=scores)) for each in evidence_from(text)]
    known = features(Reading(asked, evidence, language, ANALYZER), Chosen(0, text.rfind(". ") + 1))
    assert bool(known["ruled_out"]) is is_of_another
