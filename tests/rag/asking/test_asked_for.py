"""What a question asks for: its cue, or the noun after it where the cue leaves it open."""

import pytest

from rag.asking.asked_for import asked_for


@pytest.mark.parametrize(
    ("question", "type_", "expects", "head"),
    [
        ("Which company built it?", "organisation", "organisation", "company"),
        ("What is the cost of the dam?", "how_much", "amount", "cost"),
        ("Which cities joined?", "where", "place", "cities"),
        ("Where was it held, in which city?", "where", "place", "city"),
        ("وين انعقد السوق، بأي مدينة؟", "where", "place", "مدينه"),
        ("What is the city known for?", "what", "thing", None),
        ("What is his country building in the bay with its partners?", "what", "thing", None),
        ("What dangers does the pilot name?", "list", "list", "dangers"),
        ("fish market where?", "where", "place", "market"),
        ("the mayor went where?", "where", "place", None),
        ("conference date", "when", "date", "date"),
        ("The mill still turns today?", "yes_no", "polarity", None),
        ("the mayor of Orm, who is he?", "who", "person", "mayor"),
        ("من الجهة التي بنت السد؟", "organisation", "organisation", "الجهه"),
        ("Which company's chief engineer resigned?", "organisation", "organisation", "company"),
        ("Which dignitary opened the dam?", "who", "person", "dignitary"),
        ("علام دار الحديث بين المهندسين؟", "what", "thing", None),
        ("أي دار نشر أصدرت الكتاب؟", "organisation", "organisation", "دار"),
        ("بكم من الوقت سبق الحريق الانفجار؟", "how_long", "duration", None),
        ("فهل تتكرمون بذكر القرى التي غمرتها المياه؟", "where", "place", "القري"),
        ("كيف تقدم البحث وقد عدد النص أخطارا. هل لكم أن تذكروها لي؟", "what", "thing", None),
        ("ما الذي تبتغيه من بيع السفينة؟", "why", "reason", None),
        ("I would like to know what the aim was of the sale", "why", "reason", None),
        ("هل لكم أن تفيدوني بعدد الطلاب؟", "how_many", "number", "بعدد"),
        ("هل يمكنكم معرفة ما إذا كان المتحف مفتوحاً؟", "yes_no", "polarity", None),
    ],
)
def test_type_answer_and_noun(question: str, type_: str, expects: str, head: str | None) -> None:
    asked = asked_for(question)
    assert (asked.type, asked.expects, asked.head) == (type_, expects, head)


def test_the_topic_is_the_question_without_courtesies_and_cue() -> None:
    asked = asked_for("Could you tell me when the mill was built?")
    assert asked.topic == "the mill was built?"
    assert asked.cue is not None
    assert "Could you tell me when the mill was built?"[slice(*asked.cue)] == "when"
