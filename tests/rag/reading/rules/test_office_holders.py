"""Persons by the offices that a sentence gives them."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.office_holders import holders, named_by_office
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


def test_of_two_persons_the_one_with_the_office_may_hold_it() -> None:
    text = "President Lena Forsberg visited Sheikh Salem bin Hamad, Emir of Zamarad, in May."
    asked = understand("Which president visited the emir of Zamarad?")
    (found,) = found_sentences(asked, evidence_from(text), "en", ANALYZER)
    tokens = found.tokens
    assert [text[tokens.starts[each.first] : tokens.ends[each.last]] for each in holders(asked, found)] == [
        "President Lena Forsberg"
    ]


@pytest.mark.parametrize(
    ("question", "text", "holder"),
    [
        (
            "Which Kuwaiti official spoke?",
            "Mr. Salem Haddad, Minister of Trade of Oman, and Mr. Adel Karim, Minister of Trade of Kuwait, spoke.",
            "Mr. Adel Karim",
        ),
        (
            "Who spoke for Kuwait?",
            "Mr. Salem Haddad, Minister of Trade of Oman, and Mr. Adel Karim, Minister of Trade of Kuwait, spoke.",
            "Mr. Adel Karim",
        ),
        (
            "What is the name of the president of Kenya who met the emir?",
            "Mr. Daniel Otieno, President of Kenya, met Sheikh Salem bin Hamad, Emir of Qatar.",
            "Mr. Daniel Otieno",
        ),
        (
            "مين وزير التجارة تبع عمان؟",
            "تحدث السيد سالم الحداد، وزير التجارة العماني، والسيد عادل كريم، وزير تجارة الكويت.",
            "السيد سالم الحداد",
        ),
        (
            "ما اسم رئيس كينيا الذي زار الأمير؟",
            "زار السيد دانيال أوتينو، رئيس كينيا، الشيخ سالم بن حمد، أمير دولة قطر.",
            "السيد دانيال أوتينو",
        ),
    ],
)
def test_of_two_persons_the_one_of_the_country_may_hold_it(question: str, text: str, holder: str) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    tokens = found.tokens
    assert [text[tokens.starts[each.first] : tokens.ends[each.last]] for each in holders(asked, found)] == [holder]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which president stood beside Peru's leader?", "Mrs. Ada Lund"),
        ("Which president met the Norwegian leader?", "Mrs. Lena Forsberg"),
        ("Which president of Norway met the miners of Peru?", None),
    ],
)
def test_whom_another_office_of_the_question_names(question: str, named: str | None) -> None:
    text = "Mrs. Lena Forsberg, President of Norway, met Mrs. Ada Lund, President of Peru."
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), "en", ANALYZER)
    tokens = found.tokens
    told = [text[tokens.starts[each.first] : tokens.ends[each.last]] for each in named_by_office(asked, found)]
    assert told == ([named] if named else [])
