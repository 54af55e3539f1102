"""What nothing answers without, held against texts of the tests' own."""

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
MINISTERS = "Ada Lund, minister of foreign affairs of Norway, met the king of Jordan. Peru sent nobody."
WUZARA = "التقت آدا لوند، وزيرة خارجية النرويج، ملك الأردن. ولم ترسل بيرو أحدًا."


def known(question: str, text: str) -> dict[str, float]:
    asked = understand(question)
    language: Language = asked.language or "en"
    scores = dict.fromkeys(("sparse", "dense", "coverage", "cosine", "fused"), 1.0)
    evidence = [replace(each, hit=replace(each.hit, scores=scores)) for each in evidence_from(text)]
    return features(Reading(asked, evidence, language, ANALYZER), Chosen(0, 0))


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Who is the minister of foreign affairs of Peru?", MINISTERS, True),
        ("Who is the minister of foreign affairs of Norway?", MINISTERS, False),
        ("Which minister went to see Jordan's king?", MINISTERS, False),
        ("من وزيرة خارجية بيرو؟", WUZARA, True),
        ("من وزيرة خارجية النرويج؟", WUZARA, False),
        ("Which ruler went to the fair in Norway?", "Queen Ada of Norway went to the fair.", False),
        ("Which politician went to the fair in Norway?", "Queen Ada of Norway went to the fair.", False),
        ("Which ruler went to the fair in Norway?", "The harbour master of Norway went to the fair.", True),
        ("أي حاكم زار المعرض؟", "زارت المعرض الملكة آدا.", False),
        ("How many boats sank in Norway in 2020?", "Nine boats sank in Norway in 2022.", True),
        ("In which city was the plant built?", "The plant in Peru was built by Oslo Power Company.", True),
        ("In which city did they meet?", "The Asian and the European ministers met in the Gulf.", True),
        ("In which city did they meet?", "The Asian and the European ministers met in Oslo.", False),
        ("في أي مدينة اجتمع الوزراء؟", "اجتمع الوزراء الآسيويون في الشرق الأوسط.", True),
        ("في أي مدينة اجتمع الوزراء؟", "اجتمع الوزراء في عمّان.", False),
        ("Who signed the harbour agreement for Norway?", "Ada Lund of Norway signed the agreement in Oslo.", False),
        ("What is the ferry called?", "A ferry sails to Oslo every day.", True),
        ("What is the ferry called?", "The ferry Alma sails to Oslo every day.", False),
        ("What is the ferry in Oslo Bay called?", "The ferry Alma sails in Oslo Bay every day.", False),
        ("What was the name of the mayor who opened it?", "Its mayor, Ada Lund, opened the pier in May.", False),
        ("What was the name of the mayor who opened it?", "Ada Lund wrote that the mayor opened the pier.", True),
        ("What are the names of the officials who came?", "Ada Lund and officials from the Norvik Bank came.", True),
        ("What is the name of the official who came?", "An official of the Norvik Bank, Ada Lund, came.", False),
        ("من تحدث باسم المدن في أوسلو؟", "تحدثت آدا لوند باسم المدن في أوسلو.", False),
        ("ما اسم المسؤول الذي جاء؟", "جاء مسؤول من الأمم المتحدة.", True),
        ("ما اسم المسؤول الذي جاء؟", "جاء السيد سليم حداد، المسؤول في الأمم المتحدة.", False),
        ("Which old songs did the radio ban, by name?", "The radio banned three old songs in May.", True),
        ("Which old songs did the radio ban, by name?", "The radio banned the old songs «Alma» and «Vega».", False),
        ("ما هي الأغاني التي منعتها الإذاعة بالاسم؟", "منعت الإذاعة ثلاث أغانٍ في أيار.", True),
        ("What are the titles of the three songs?", "The radio banned three songs in May.", True),
        ("ما اسم العبّارة التي تبحر إلى أوسلو؟", "تبحر عبّارة إلى أوسلو كل يوم.", True),
        ("ما اسم العبّارة التي تبحر إلى أوسلو؟", "تبحر العبّارة «نجمة الشمال» إلى أوسلو كل يوم.", False),
        ("Which bank paid for the pier in Oslo?", "A bank paid for the pier in Oslo.", True),
        ("Which bank paid for the pier in Oslo?", "Norvik Bank paid for the pier in Oslo.", False),
        ("Which firm's harbour is in Oslo?", "The harbour of the firm is in Oslo, says Norvik Bank.", False),
        ("أي شركة بنت الرصيف في أوسلو؟", "بنت الرصيف في أوسلو شركة فرنسية.", True),
        ("أي شركة بنت الرصيف في أوسلو؟", "بنت الرصيف في أوسلو شركة «نجمة الشمال».", False),
        ("When was that? The earlier question was: What was the ferry called?", "A ferry sank in May.", False),
        ("صاحب الفكرة في اجتماع أوسلو", "واقترحت آدا لوند الفكرة في اجتماع أوسلو.", False),
        ("How many سياح visited Peru?", "They may stay in Peru for six months.", True),
    ],
)
def test_what_is_lacking(question: str, text: str, lacks: bool) -> None:
    assert bool(known(question, text)["lacking"]) is lacks


@pytest.mark.parametrize(
    ("question", "text", "is_out"),
    [
        ("Who is the minister of foreign affairs of Peru?", MINISTERS, True),
        ("How many boats sank in Norway?", "Nine boats sank off Peru.", True),
        ("How long is the second tunnel?", "The first tunnel is 900 metres long.", True),
        ("What is the ferry called?", "A ferry sails to Oslo every day.", True),
        ("How many clubs met in Oslo?", "The clubs met in Oslo for three days.", True),
        ("What lights the lamp of the old lighthouse?", "The farmers have grown figs for centuries.", True),
        ("ما الذي يضيء مصباح المنارة القديمة؟", "يزرع الفلاحون التين منذ قرون.", True),
        # What a text may tell in other words only makes an answer less likely.
        ("How many boats did Norvik lose?", "The harbour of Oslo lost nine boats.", False),
        ("Who is the mayor of Oslo?", "Ada Lund leads the council of Oslo.", False),
        ("How many boats sank in Norway in 2020?", "Nine boats sank in Norway in 2022.", False),
        ("In which city did they meet?", "The Asian and the European ministers met in the Gulf.", False),
    ],
)
def test_only_what_is_told_of_another_rules_an_answer_out(question: str, text: str, is_out: bool) -> None:
    found = known(question, text)
    assert bool(found["ruled_out"]) is is_out
    assert found["lacking"]


@pytest.mark.parametrize(
    "question", ["كم كان عدد الصيادين في الميناء؟", "What was the number of fishermen in the port?"]
)
def test_what_is_counted_stands_after_the_word_number(question: str) -> None:
    text = "ويبيع في الميناء مئتا صياد." if question[0] == "ك" else "Two hundred fishermen sell in the port."
    assert known(question, text)["counted_evidence"] >= 0.5


def test_what_is_counted_is_no_word_of_amounting() -> None:
    assert known("كم بلغت قيمة السفينة؟", "بيعت السفينة، وقيمتها مئة درهم.")["counted_evidence"] >= 0.5


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much money will each family get?", "The families will get nine pounds."),
        ("كم مصاري رح تاخد كل عيلة؟", "ستحصل كل عائلة على تسعة جنيهات."),
        ("كم تخسر الشركة كل يوم؟", "وكل يوم يمرّ دون عمل يكلّف الشركة تسعة جنيهات."),
        ("How far did the fishermen have to row?", "The fishermen rowed nine miles."),
    ],
)
def test_money_is_not_counted_nor_is_what_is_done_or_only_asks(question: str, text: str) -> None:
    assert not known(question, text)["counted_lacking"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many fishermen were saved?", "Many boats came, and much was saved."),
        ("What share of women works there?", "A share of the fish is frozen there."),
    ],
)
def test_what_is_counted_is_no_word_that_only_asks(question: str, text: str) -> None:
    assert known(question, text)["counted_evidence"] < 0.1


@pytest.mark.parametrize(
    ("question", "is_out"),
    [
        ("How many days may a guest of the Andes Union stay in Chile?", True),
        ("How many days may a guest of the Andes Union stay in Bolivia?", False),
    ],
)
def test_a_figure_of_another_country_rules_an_answer_out_whatever_else_is_named(question: str, is_out: bool) -> None:
    text = "Guests of the Andes Union may stay in Bolivia for ten days. Some of them come from Chile."
    assert bool(known(question, text)["ruled_out"]) is is_out


@pytest.mark.parametrize(
    ("question", "is_out"),
    [
        ("Who runs the ferries between Peru and Chile?", True),
        ("Who runs the ferries between Bolivia and Chile?", False),
    ],
)
def test_what_is_between_two_others_rules_an_answer_out(question: str, is_out: bool) -> None:
    text = "Amwaj runs the ferries between Bolivia and Chile."
    assert bool(known(question, text)["ruled_out"]) is is_out


def test_a_price_is_told_by_its_currency_alone() -> None:
    assert not known("What is the price tag of the pier?", "The pier was sold for 40 euros.")["counted_lacking"]
    assert known("What is the depth of the pier?", "The pier was sold for 40 euros.")["counted_lacking"]
