"""Whose words they are, held against texts of the tests' own."""

from dataclasses import replace

import pytest

from corpus.passage import Language
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.coverage import Chosen
from rag.judging.features import features
from rag.judging.lacking.speakers import asked_speaker
from rag.judging.reading import Reading
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
HARBOUR = (
    "Mr. Selim Haddad, mayor of Oslo, met Mrs. Ada Lund, mayor of Lima. “The harbour will open in May,” "
    "said Mr. Haddad. The mayor added that the pier would follow."
)
MINA = (
    "التقى السيد سليم حداد، عمدة أوسلو، السيدةَ هيلغا بروكنر، عمدة ليما. وقال السيد حداد: «سيفتح الميناء في أيار». "
    "وأضاف أن الرصيف سيتبعه."
)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the mayor of Oslo say about the pier?", "the mayor of oslo"),
        ("What has Ada Lund told reporters?", "ada lund"),
        ("What was said about the pier?", ""),
        ("What is the pier called?", ""),
        ("ماذا قال عمدة أوسلو عن الرصيف؟", "عمدة أوسلو"),
        ("بماذا ردّ سليم علي حداد على السؤال؟", "سليم علي حداد"),
        ("كيف وصف النص الرصيف؟", ""),
        ("ماذا قال عن الرصيف؟", ""),
    ],
)
def test_who_is_asked_about_stands_beside_the_verb(question: str, speaker: str) -> None:
    assert asked_speaker(understand(question)) == speaker


@pytest.mark.parametrize(
    ("question", "text", "sentence", "is_unsaid"),
    [
        ("What did Selim Haddad say about the harbour?", HARBOUR, "“The harbour", False),
        ("What did Ada Lund say about the harbour?", HARBOUR, "“The harbour", True),
        ("What did Selim Haddad say about the pier?", HARBOUR, "The mayor added", False),
        ("What did the winner say about the harbour?", HARBOUR, "“The harbour", False),
        ("What did Olga Berg say about the harbour?", HARBOUR, "“The harbour", False),
        (
            "What did Ada Lund say about the fee?",
            "Mrs. Ada Lund left. The fee rose to two euros in May.",
            "The fee",
            True,
        ),
        (
            "What did Sheikh Salem say about the fee?",
            "Sheikh Salem left. Sheikh Nasser said that the fee rose to two euros in May.",
            "Sheikh Nasser",
            True,
        ),
        (
            "ماذا قال عبد الله علي عن الرسم؟",
            "غادر السيد عبد الله علي المدينة. وارتفع الرسم إلى ليرتين.",
            "وارتفع",
            True,
        ),
        ("ماذا قال سليم حداد عن الميناء؟", MINA, "وقال", False),
        ("ماذا قالت هيلغا بروكنر عن الميناء؟", MINA, "وقال", True),
        ("ماذا قال عبد الله خالد عن الرسوم؟", "غادر السيد عبد الله خالد. وارتفعت الرسوم في أيار.", "وارتفعت", True),
        ("ماذا قال سليم حداد عن الرصيف؟", MINA, "وأضاف", False),
    ],
)
def test_the_words_of_another_are_no_answer(question: str, text: str, sentence: str, is_unsaid: bool) -> None:
    asked = understand(question)
    language: Language = asked.language or "en"
    scores = dict.fromkeys(("sparse", "dense", "coverage", "cosine", "fused"), 1.0)
    evidence = [replace(each, hit=replace(each.hit, scores=scores)) for each in evidence_from(text)]
    known = features(Reading(asked, evidence, language, ANALYZER), Chosen(0, text.index(sentence)))
    assert bool(known["ruled_out"]) is is_unsaid
