"""Topics told by form: what a refusal offers to ask about."""

import pytest

from corpus.passage import Language
from rag.saying.topics import topics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She met the minister of trade in the Grand Hotel of Riga.", ["the Grand Hotel of Riga"]),
        ("Two firms make pumps. Now the Baltic Sea is ice; Riga's port closed.", ["the Baltic Sea"]),
        ("There she met Anna Berg, Mayor of Bergen.", ["the Mayor of Bergen", "Anna Berg"]),
        ("The first tram leaves Market Square at dawn.", ["Market Square"]),
        ("A letter by Dr. Ida Lund, and Norwegian timber.", ["Ida Lund"]),
        ("They came to Oslo and to the Lofoten Islands.", ["the Lofoten Islands", "Oslo"]),
    ],
)
def test_an_english_name_is_a_topic_with_its_article_and_what_it_is_of(text: str, expected: list[str]) -> None:
    assert list(topics([text], "en")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("افتتح الوزير محطة الكهرباء الجديدة في المدينة.", ["محطة الكهرباء الجديدة"]),
        ("تحدث عن الزراعة المائية ثم غادر.", ["الزراعة المائية"]),
        ("صدرت رواية «بيت على النهر» في بيروت.", ["بيت على النهر"]),
        ("قال: «وصلنا في وقتنا»، وأضاف أن «وقتنا لا ينتظر».", []),
        ("التقى وزير النقل السيد سامي الطرابلسي الخبراء.", ["السيد سامي الطرابلسي"]),
        ("تحدثت المهندسة هدى جابر عن السدود.", ["المهندسة هدى جابر"]),
        ("زار وزير التجارة القطري الميناء الجديد.", []),
        ("ناقش المهندسون المشروع الكبير أمس، وذكروا تربية النحل.", ["تربية النحل"]),
    ],
)
def test_an_arabic_noun_is_a_topic_with_what_agrees_with_it(text: str, expected: list[str]) -> None:
    assert list(topics([text], "ar")) == expected


def test_kinds_and_counts_alone_are_no_topics() -> None:
    texts = ["The two countries met. Those two countries, and wind power.", "wind power"]
    assert list(topics(texts, "en")) == ["wind power"]


def test_half_of_a_name_is_none() -> None:
    assert not list(topics(["سافر عبد الله إلى بيروت.", "كتب عبد الله من بيروت."], "ar"))


def test_a_verb_before_what_it_does_something_to_is_none() -> None:
    assert not any("زار" in topic for topic in topics(["زار الرئيس المصنع.", "زار الرئيس المدرسة."], "ar"))


def test_what_form_does_not_show_must_stand_in_several_passages() -> None:
    texts = ["The heat pumps are old.", "Now their heat pumps were cold and the children slept."]
    assert list(topics(texts, "en")) == ["heat pumps"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The old bridge is closed. A key must be left at the desk.", "en", ["the old bridge", "a key"]),
        ("The shop opens at noon. Its shelves need paint.", "en", []),
        ("He rests on Sundays, and in March for forty minutes.", "en", []),
        ("وصل الضيوف إلى الفندق.", "ar", ["الضيوف", "الفندق"]),
        ("تحب فاطمة القهوة.", "ar", ["القهوة"]),
        ("يفتح في الثامنة صباحًا يوم الخميس من تشرين الأول.", "ar", []),
    ],
)
def test_where_nothing_is_sure_what_may_well_be_one_is_left_and_no_half_of_a_sentence(
    text: str, language: Language, expected: list[str]
) -> None:
    assert list(topics([text], language)) == expected


def test_of_two_topics_that_are_alike_the_better_one_is_left() -> None:
    assert list(topics(["زار هيئة الصحة.", "قالت هيئة الصحة إن الصحة أولوية.", "الصحة أولًا."], "ar")) == ["هيئة الصحة"]
