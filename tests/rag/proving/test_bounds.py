"""What a claim keeps of its source beside the words: bounds, order, hedges, subjects, complements; one row a rule."""

import pytest

from tests.rag.proving.test_other_words import Row, analyzer, is_supported

__all__ = ["analyzer"]

ROWS = {
    "all": Row("Most guests of the inn came by train.", "Most guests of the inn came by train.",
               "All guests of the inn came by train."),
    "cause": Row("The mill closed in 1911 and the owner moved to Porvo.", "The mill closed in 1911.",
                 "The mill closed because the owner moved to Porvo."),
    "order in time": Row("The firm was listed in 1999 and bought a rival in 2004.", "The firm bought a rival in 2004.",
                         "The firm bought a rival before it was listed."),
    "wished": Row("The council would like to build a pool in Harrow.", "The council would like to build a pool.",
                  "The council will build a pool in Harrow."),
    "wished, in Arabic": Row("تعتزم البلدية بناء مسبح قرب الميناء.", "تعتزم البلدية بناء مسبح.", "بنت البلدية مسبحًا."),
    "would": Row("A longer pier would block the ferry.", "A longer pier would block the ferry.",
                 "A longer pier blocked the ferry."),
    "supposed": Row("The baker wants a wider door so that taller carts can enter.", "The baker wants a wider door.",
                    "Taller carts can enter."),
    "bounded": Row("Pupils who live beyond the river may use the ferry.",
                   "Pupils who live beyond the river may use the ferry.", "Pupils may use the ferry."),
    "bounded by a complement": Row("Hunting for foxes is forbidden in Lorn.", "Hunting for foxes is forbidden.",
                                   "Hunting is forbidden in Lorn."),
    "bounded by whom": Row("Entry is free for pupils.", "Entry is free for pupils.", "Entry is free."),
    "bound to another": Row("She was born in Lund and died in Turku.", "She was born in Lund.", "She died in Lund."),
    "of another name": Row("المصور نبيل حمدان وزوجته المهندسة سارة خوري أسسا المرسم.", "المصور نبيل حمدان أسس المرسم.",
                           "المصور سارة خوري أسسا المرسم."),
    "reversed": Row("Bells are rung and pilgrims carry candles.", "Bells are rung.",
                    "Pilgrims are rung and bells carry candles."),
    "governed": Row("A mill, repaired with a gift from the Orrin Trust, grinds rye.", "A mill grinds rye.",
                    "The Orrin Trust grinds rye."),
    "complement": Row("The bridge bears the name of the river.", "The bridge bears the name of the river.",
                      "The river bears the name of the bridge."),
    "relative": Row("المدرب الجديد خلف سعيد العمري الذي استقال في مايو.", "استقال سعيد العمري في مايو.",
                    "استقال المدرب الجديد في مايو."),
    "part": Row("The farm has 90 cows, including 12 of an old breed.", "The farm has 90 cows.",
                "The farm has 12 cows."),
    "modifier": Row("The deputy mayor opened the fair.", "The deputy mayor opened the fair.",
                    "The mayor opened the fair."),
    "deed": Row("The tower carries the design of a local mason.", "The tower carries the design of a local mason.",
                "A mason designed the tower."),
    "taken for a pronoun": Row("The Vell clinic has nine rooms. It treats 40 children.",
                               "The clinic treats 40 children.",
                               "Rooms treat 40 children of the Vell clinic."),
    "taken, with a subject of its own": Row("Orrin Trust repaired the mill. Farmers bring rye on Mondays.",
                                            "Farmers bring rye on Mondays.", "Orrin Trust brings rye on Mondays."),
    "letter": Row("The stairs of block C are closed.", "The stairs of block C are closed.",
                  "The stairs of block D are closed."),
    "sound in one script": Row("افتُتح المصنع في أبو ظبي.", "افتُتح المصنع في أبو ظبي.", "افتُتح المصنع في دبي."),
    "own subject": Row("Kira left the firm in 1990 and ran a ferry until she died.", "Kira ran a ferry.",
                       "The firm ran a ferry."),
    "subject behind when": Row("A tent replaced the hall until 1931, when the guild paid for a tower.",
                               "A tent replaced the hall until 1931.", "A tower replaced the hall until 1931."),
    "subject before who": Row("The cook thanked a farmer who had brought plums.", "A farmer had brought plums.",
                              "The cook had brought plums."),
    "subject of a sentence before": Row("The inn was built by Kira and Tomas. Kira left Orm in 1990.",
                                        "Kira left Orm in 1990.", "Tomas left Orm in 1990."),
    "subject, in Arabic": Row("حمل الصياد رامي السلال، وباعت الطباخة ليلى السمك.", "باعت الطباخة ليلى السمك.",
                              "باع الصياد رامي السمك."),
    "who says it": Row("Baker Kira doubts it and says that the mill is too old.", "Kira says that the mill is too old.",
                       "The mill says that Kira is too old."),
    "invited": Row("The guild invited both cooks to meet on Friday.", "The guild invited both cooks to meet.",
                   "Both cooks met on Friday."),
    "promised": Row("The heirs promised to keep the inn open for a year.", "The heirs promised to keep the inn open.",
                    "The inn was open for a year."),
    "asked for": Row("طلب الصيادون من البلدية إغلاق السوق.", "طلب الصيادون إغلاق السوق.", "أغلقت البلدية السوق."),
    "may lead to": Row("حذر الطباخ من أن ذلك قد يؤدي إلى إغلاق المطعم.", "قد يؤدي ذلك إلى إغلاق المطعم.",
                       "أُغلق المطعم."),
    "share": Row("A third of the plums goes to Lund.", "A third of the plums goes to Lund.", "The plums go to Lund."),
    "share, in Arabic": Row("تذهب عُشر أرباح السوق إلى المدرسة.", "تذهب عُشر أرباح السوق إلى المدرسة.",
                            "تذهب أرباح السوق إلى المدرسة."),
    "between": Row("A plum tree costs between 9 and 12 crowns.", "A plum tree costs between 9 and 12 crowns.",
                   "A plum tree costs 12 crowns."),
    "partners": Row("The inn has 40 cooks, 12 ovens and two halls.", "The inn has 12 ovens.",
                    "The inn has 12 cooks and 40 ovens."),
    "partners, in Arabic": Row("يفتح السوق من السابعة صباحًا حتى الرابعة مساءً.",
                               "يفتح السوق من السابعة صباحًا حتى الرابعة مساءً.",
                               "يفتح السوق من الرابعة صباحًا حتى السابعة مساءً."),
    "compared": Row("Those who drank tea slept twice as long as those who drank wine.",
                    "Those who drank tea slept twice as long as those who drank wine.",
                    "Those who drank wine slept twice as long as those who drank tea."),
    "deputy": Row("كانت ليلى نائبة لمدير المصنع.", "كانت ليلى نائبة لمدير المصنع.", "كانت ليلى مديرة المصنع."),
    "thousands": Row("The club spent 62 million euros and grew by 5 per cent.", "The club spent 62 million euros.",
                     "The club grew by 62 per cent."),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_keeps_its_bounds_is_supported(row: Row, analyzer: object) -> None:
    assert is_supported(row.said, row.source, analyzer)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_leaves_them_is_not(row: Row, analyzer: object) -> None:
    assert not is_supported(row.not_said, row.source, analyzer)  # type: ignore[arg-type]
