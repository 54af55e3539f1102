"""Whose office it is: that of another name answers nothing."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.office import beside_comma, holders, is_of_another, named_by_office
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


@pytest.mark.parametrize(
    ("question", "text", "of_another"),
    [
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of Zamarad, spoke.", True),
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of Marjan, spoke.", False),
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of the City of Marjan, spoke.", False),
        ("Who is the mayor of Marjan?", "Lena Forsberg, Mayor of the City of Zamarad, spoke.", True),
        # Foreign affairs are no place, and the mayor asked about need not be Marjan's.
        ("Which Peruvian minister met her?", "Lena Forsberg, Minister of Foreign Affairs of Peru, met her.", False),
        ("Which minister went to Marjan?", "Lena Forsberg, Minister of Foreign Affairs of Peru, went there.", False),
        ("With which mayor did the guild of Marjan talk?", "Lena Forsberg, Mayor of Zamarad, talked.", False),
        ("Which Marjan mayor spoke?", "Lena Forsberg, Mayor of Zamarad, spoke.", True),
        ("Who is the Emirates president?", "Omar Haddad, President of the United Arab Emirates, spoke.", False),
        ("Who is the mayor of Marjan?", "The mayor Lena Forsberg spoke.", False),
        ("Who is the mayor?", "Lena Forsberg, Mayor of Zamarad, spoke.", False),
        ("Which mayor visited Marjan?", "Lena Forsberg, Mayor of Zamarad, visited Marjan.", False),
        ("Who is the Norwegian minister?", "Lena Forsberg, Minister of Foreign Affairs of Norway, spoke.", False),
        ("Who is the Norwegian minister?", "Lena Forsberg, Minister of Foreign Affairs of Peru, spoke.", True),
    ],
)
def test_an_office_of_another_name(question: str, text: str, of_another: bool) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), "en", ANALYZER)
    assert is_of_another(asked, found) is of_another


@pytest.mark.parametrize(
    ("question", "text", "holder"),
    [
        (
            "مين مدير ميناء زمردة اللي استقبل الصيادين؟",
            "وقال السيد ناصر حداد، مدير ميناء زمردة، إن الرصيف جاهز.",
            "السيد ناصر حداد",
        ),
        ("اسم مدير ميناء زمردة", "وقال السيد ناصر حداد، مدير ميناء زمردة، إن الرصيف جاهز.", "السيد ناصر حداد"),
        (
            "ما منصب السيد عبد الله حداد؟",
            "وقال السيد عبد الله حداد، مدير ميناء زمردة، إن الرصيف جاهز.",
            "مدير ميناء زمردة",
        ),
        ("What post does Lena Forsberg hold?", "Lena Forsberg, Mayor of Marjan, spoke.", "Mayor of Marjan"),
        (
            "Who is the mayor of Marjan who opened the bridge?",
            "Lena Forsberg, Mayor of Marjan, spoke.",
            "Lena Forsberg",
        ),
    ],
)
def test_what_else_is_said_of_the_holder_is_not_asked_of_the_office(question: str, text: str, holder: str) -> None:
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    words = beside_comma(asked, found)
    assert words is not None
    assert text[found.tokens.starts[words.first] : found.tokens.ends[words.last]] == holder


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
    ("question", "office"),
    [
        ("من هو سالم الحداد؟", "وزير تجارة عمان"),
        ("من هو Salem Al Haddad؟", "وزير تجارة عمان"),
    ],
)
def test_what_office_somebody_holds_whatever_letters_his_name_is_in(question: str, office: str) -> None:
    text = "تحدث السيد سالم الحداد، وزير تجارة عمان، والسيد عادل كريم، وزير تجارة الكويت."
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), "ar", ANALYZER)
    words = beside_comma(asked, found)
    assert words is not None
    assert text[found.tokens.starts[words.first] : found.tokens.ends[words.last]] == office


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
