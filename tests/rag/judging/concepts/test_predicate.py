"""What a question says was done: which words are its verbs, and whether a sentence has them."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.matching import match
from rag.judging.concepts.predicate import verb_features
from rag.judging.concepts.verbs import verbs_of
from rag.judging.reading import Reading
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
        ("Who rejected the bridge mentioned in the article?", ["rejected"]),
        ("Name the ports.", []),
    ],
)
def test_verbs_are_what_was_done(question: str, verbs: list[str]) -> None:
    asked = understand(question)
    table = match(Reading(asked, evidence_from(TEXT), "en", ANALYZER))
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
    table = match(Reading(asked, evidence_from(TEXT), "en", ANALYZER))
    known = verb_features(
        asked, table, sentence, dict.fromkeys(("window", "passage", "evidence", "sentence"), table.coverage[sentence])
    )
    assert (known["verb_sentence"] >= 0.5, bool(known["opposed"])) == (is_there, is_opposed)


@pytest.mark.parametrize(
    ("question", "text", "is_denied"),
    [
        ("Why were the sailors dismissed?", "None of the sailors was dismissed.", True),
        ("Why were the sailors dismissed?", "The sailors were dismissed for sleeping on the watch.", False),
        ("Why were the sailors not paid?", "The sailors were not paid, for the ship was lost.", False),
        ("لماذا سُرّح البحارة؟", "لم يُسرَّح أي من البحارة.", True),
    ],
)
def test_what_a_question_takes_for_granted_is_denied(question: str, text: str, is_denied: bool) -> None:
    asked = understand(question)
    language = asked.language or "en"
    table = match(Reading(asked, evidence_from(text), language, ANALYZER))
    scopes = dict.fromkeys(("window", "passage", "evidence", "sentence"), table.coverage[0])
    assert bool(verb_features(asked, table, 0, scopes)["denied"]) is is_denied


def test_arabic_words_of_one_root_are_the_same_deed() -> None:
    asked = understand("مين بيدرب الفريق؟")
    table = match(Reading(asked, evidence_from("تولى روي تدريب الفريق."), "ar", ANALYZER))
    (verb,) = verbs_of(asked, table.core)
    assert table.coverage[0, verb] >= 0.5
