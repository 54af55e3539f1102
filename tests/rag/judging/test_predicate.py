"""What a question says was done: which words are its verbs, and whether a sentence has them."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.matching import match
from rag.judging.predicate import verb_features
from rag.judging.rarity import bundled_rarity
from rag.judging.verbs import verbs_of
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
TEXT = "The bridge was paid for by the port of Harlow. The committee rejected the plan."


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("Who designed the bridge?", ["designed"]),
        ("When was the Harlow bridge demolished?", ["demolished"]),
        ("What is the height of the bridge?", []),
        ("من رمّم الجسر القديم؟", ["رمم"]),
    ],
)
def test_verbs_are_what_was_done(question: str, verbs: list[str]) -> None:
    asked = understand(question)
    table = match(asked, evidence_from(TEXT), "en", ANALYZER, bundled_rarity())
    assert [table.core.words[place] for place in verbs_of(asked, table.core)] == verbs


@pytest.mark.parametrize(
    ("question", "sentence", "is_there", "is_opposed"),
    [
        ("Who designed the bridge?", 0, False, False),
        ("Who paid for the bridge?", 0, True, False),
        ("Why did the committee accept the plan?", 1, False, True),
    ],
)
def test_a_deed_is_there_or_its_opposite_is(question: str, sentence: int, is_there: bool, is_opposed: bool) -> None:
    asked = understand(question)
    table = match(asked, evidence_from(TEXT), "en", ANALYZER, bundled_rarity())
    known = verb_features(
        asked, table, sentence, dict.fromkeys(("window", "passage", "evidence", "sentence"), table.held[sentence])
    )
    assert (known["verb_sentence"] >= 0.5, bool(known["opposed"])) == (is_there, is_opposed)
