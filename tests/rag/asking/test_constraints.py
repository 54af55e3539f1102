import pytest

from index.words.terms import passage_terms
from rag.asking.constraints import constraints_of


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Did Selim Haddad's ship sail in March 2016?", [("name", "Selim Haddad"), ("date", "March 2016")]),
        ("What did the 40 cars cost in 1971?", [("number", "40"), ("date", "1971")]),
        ("when did kuwait sign", [("name", "kuwait")]),
        ("كم دفعت الأردن في آذار/مارس ٢٠١٦؟", [("name", "الأردن"), ("date", "آذار/مارس ٢٠١٦")]),
        ("هل زار الرئيس الطاجيكي مدينة مروة؟", [("name", "الطاجيكي"), ("name", "مروة")]),
        ("متى وصلت السفينة إلى جدة؟", [("name", "جدة")]),
        ("من كتب «منارة الشرق»؟", [("name", "منارة الشرق")]),
        ("what is the cheapest ticket", []),
        ("في أي مدينة أُقيم السباق؟", []),
        ("وفي أي دولة سيُقام السباق؟", []),
        ("تحية طيبة، متى يُقام السباق؟", []),
        ("Roughly how many boats sank?", []),
        ("Wich gruop sank the boat?", []),
        ("Good morning! Did Haddad win?", [("name", "Haddad")]),
        ("Since when is tin mined at Orrin?", [("name", "Orrin")]),
        # What is left of a word is no place, and what a country's name shares with another word is no country.
        ("وين بتسوي شركة باور المحطة؟", []),
        ("ما أسعار الخطوط الجوية؟", []),
        ("هل زارت السفينة بوتسوانا وباكستان؟", [("name", "بوتسوانا"), ("name", "وباكستان")]),
        ("Did Saif al-Din Haddad sink it?", [("name", "Saif al-Din Haddad")]),
        ("Wat sank the boat?", []),
        ("أين سافر الصيادون جواً، وأي مشهد رأوا؟", []),
        ("شو صار بتشرين التاني 2016؟", [("date", "بتشرين التاني 2016")]),
        # The capital that begins a text makes no name of a common word.
        ("Building time of the arena", []),
        ("Tregarth prize 1988", [("name", "Tregarth"), ("date", "1988")]),
        ("Lima fair closing day", [("name", "Lima")]),
        # The sea is not Bahrain, money not Mali, a tour not Angola.
        ("أين أُنفق المال بعد الجولة في البحر وفي الغابة؟", []),
        ("متى عاد المصريون والبحرينيون؟", [("name", "المصريون"), ("name", "والبحرينيون")]),
        ("هل يصدّر القصدير للأردن وبالسعودية؟", [("name", "للأردن"), ("name", "وبالسعودية")]),
        # After a title, a common word is no name.
        ("لماذا غادرت الوزيرة الضيفة؟", []),
        ("كم ينال الفريق الفائز؟", []),
        ("هل أعجب الشاعر لحن الأغنية؟", []),
        ("متى وصل المدرب كاستيلانو؟", [("name", "كاستيلانو")]),
        # His country, and a name joined by و.
        ("ماذا قال السفير عن جنود بلده قدام الصحفيين؟", []),
        ("من رافق الشيخ وقطر؟", [("name", "وقطر")]),
    ],
)
def test_names_dates_and_numbers(question: str, found: list[tuple[str, str]]) -> None:
    constraints = constraints_of(question)
    assert [(each.kind, each.text) for each in constraints] == found
    assert all(question[each.start : each.end] == each.text for each in constraints)


def test_a_name_shares_its_sound_across_the_scripts() -> None:
    (name,) = constraints_of("Where was Haddad born?")
    assert set(name.terms[0]) & set(passage_terms("ولد سليم حداد في الميناء"))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("متى زار الوفد السعودية وأمريكا؟", ["السعودية", "وأمريكا"]),
        ("what did britain sell?", ["britain"]),
        ("what does it tell us?", []),
    ],
)
def test_countries_are_named_as_in_daily_life(question: str, names: list[str]) -> None:
    assert [each.text for each in constraints_of(question)] == names
