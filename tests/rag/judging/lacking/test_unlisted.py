"""Things that are asked for where the texts have their noun alone."""

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
    ("question", "text", "is_unlisted"),
    [
        ("Which crops does Norway export?", "Norway sells ships and other goods, and exports crops.", True),
        ("Which crops does Norway export?", "Norway exports crops such as barley, rye and oats.", False),
        (
            "In which fields do the towns work together?",
            "The towns work together in the fields of trade and art.",
            False,
        ),
        ("ما المحاصيل التي تصدّرها النرويج؟", "تبيع النرويج السفن والأخشاب وتصدّر المحاصيل.", True),
        ("ما المحاصيل التي تصدّرها النرويج؟", "تصدّر النرويج محاصيل منها الشعير والقمح والشوفان.", False),
        ("ما المجالات التي تتعاون فيها المدينتان؟", "تتعاون المدينتان في مجالات التجارة والفن والصيد.", False),
        ("What kinds of ties do the towns have?", "The towns have old, strong and friendly ties.", False),
        ("ما أصناف السمك التي تبيعها النرويج؟", "تبيع النرويج السفن والأخشاب والسمك.", True),
        ("ما أصناف السمك التي تبيعها النرويج؟", "تبيع النرويج أسماكًا منها الرنجة والقد والسلمون.", False),
        ("For what are the projects good?", "The projects help fishers.", False),
    ],
)
def test_things_are_told_in_a_list_beside_their_noun(question: str, text: str, is_unlisted: bool) -> None:
    asked = understand(question)
    language: Language = asked.language or "en"
    scores = dict.fromkeys(("sparse", "dense", "coverage", "cosine", "fused"), 1.0)
    evidence = [replace(each, hit=replace(each.hit, scores=scores)) for each in evidence_from(text)]
    known = features(Reading(asked, evidence, language, ANALYZER), Chosen(0, 0))
    assert bool(known["ruled_out"]) is is_unlisted
