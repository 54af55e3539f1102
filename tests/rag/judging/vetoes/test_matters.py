"""Matters that few words express."""

import pytest

from rag.judging.vetoes.matters import is_matter_missing
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("Why did the council turn the harbour plan down?", "The council paid for the harbour plan.", True),
        ("Why did the council turn the harbour plan down?", "The council was against the harbour plan.", False),
        ("Why did the council turn the harbour plan down?", "رفض المجلس خطة الميناء لأنها مكلفة.", False),
        ("How many crews pulled out of the race?", "Twelve crews took part in the race.", True),
        ("How many crews pulled out of the race?", "Twelve crews came, and two left the race early.", False),
        ("لماذا ألغت البلدية المهرجان؟", "نظّمت البلدية المهرجان لجذب السياح.", True),
        ("لماذا ألغت البلدية المهرجان؟", "أوقفت البلدية المهرجان بسبب المطر.", False),
        ("ما سبب إحجام المجلس عن تمويل الميناء؟", "موّل المجلس الميناء لجذب السياح.", True),
        ("كم صيادًا رفض البيع؟", "باع عشرون صيادًا أسماكهم.", True),
        ("Why did the talks on the harbour fail?", "The talks on the harbour opened in May.", True),
        ("Why did the talks on the harbour fail?", "The talks on the harbour broke down in May.", False),
        ("لماذا أخفق المجلس في بيع الميناء؟", "يعمل المجلس على بيع الميناء.", True),
        ("لماذا أخفق المجلس في بيع الميناء؟", "لم يجد المجلس من يشتري الميناء.", False),
        ("كم بلغت كلفة الميناء؟", "كلّف الميناء مليون دينار.", False),
        ("Who refused to sail?", "Ada Lund, who refused to sail, stayed.", False),
        ("Why did the price of fish decline?", "The price of fish fell.", False),
        ("Did the council reject the plan?", "The council paid for the plan.", False),
    ],
)
def test_what_went_wrong(question: str, text: str, is_missing: bool) -> None:
    assert is_matter_missing(case_from(question, text)) is is_missing


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("Is the harbour master married?", "The harbour master, Ada Lund, opened the pier.", True),
        ("Is the harbour master married?", "Ada Lund, the harbour master, is a widow.", False),
        ("هل رئيس الميناء متزوج؟", "افتتح رئيس الميناء الرصيف مع زوجته.", False),
        ("هل اعتقلت الشرطة ربان العبّارة؟", "اعتذر ربان العبّارة للركاب.", True),
        ("هل اعتقلت الشرطة ربان العبّارة؟", "The captain of the ferry was released on Monday.", False),
        ("Does Norway have a military base on the island?", "Norway funds a school on the island.", True),
        ("هل ركوب العبّارة مجاني؟", "تبحر العبّارة إلى الجزيرة كل ساعة.", True),
        ("هل ركوب العبّارة مجاني؟", "ثمن تذكرة العبّارة خمسة دنانير.", False),
        ("Will it rain in Oslo tomorrow?", "The ferry to Oslo sails at noon.", True),
        ("In which hotel did the fishers meet?", "The fishers met in Bergen.", True),
        ("In which hotel did the fishers meet?", "اجتمع الصيادون في قاعة البلدية في بيرغن.", False),
        ("What does Norway import from Iceland?", "Norway and Iceland share a fleet of ferries.", True),
        ("What does the harbour seal eat?", "The harbour seals eat herring.", False),
        ("What does the harbour seal eat?", "The harbour seal is two metres long.", True),
        ("Does Ada Lund have any children?", "Ada Lund raised three children.", False),
        ("ماذا تستورد النرويج من بيرو؟", "بين النرويج وبيرو شراكة في الصيد.", True),
        ("Who lent money to the harbour?", "Norway runs the harbour.", True),
        ("Who lent the harbour a hand?", "Norway helped the harbour.", False),
        ("كم وظيفة سيوفر المصنع؟", "كلف المصنع مليون دينار.", False),
        ("كم عدد الوظائف في المصنع؟", "كلف المصنع مليون دينار.", True),
    ],
)
def test_attributes_of_people_and_things(question: str, text: str, is_missing: bool) -> None:
    assert is_matter_missing(case_from(question, text)) is is_missing


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("Where is the next race held?", "The race was held in Bergen.", True),
        ("Where is the next race held?", "Oslo will host the race in May.", False),
        ("أين تقام الدورة المقبلة من السباق؟", "أقيم السباق في بيرغن.", True),
        ("متى زار الوزير الجزيرة آخر مرة؟", "زار الوزير الجزيرة عام 2020.", True),
        ("What was Ada Lund's post before she became harbour master?", "Ada Lund, harbour master, is 40.", True),
        ("What was Ada Lund's post before she became harbour master?", "Ada Lund once worked as a pilot.", False),
        ("من كان مدير الميناء قبل آدا لوند؟", "مديرة الميناء هي آدا لوند.", True),
        ("من كان يتولى إدارة الميناء في المدينة قبل آدا لوند؟", "مديرة الميناء هي آدا لوند.", True),
        ("من كان مدير الميناء قبل آدا لوند؟", "خلفت آدا لوند إريك فوس في إدارة الميناء.", False),
        ("Why did the captain not come to the dinner?", "The captain came to the dinner to sing.", True),
        ("ليش ما حضر القبطان العشاء؟", "غاب القبطان عن العشاء لأنه مريض.", False),
    ],
)
def test_what_came_before_or_after_or_did_not(question: str, text: str, is_missing: bool) -> None:
    assert is_matter_missing(case_from(question, text)) is is_missing


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("Who opened the harbour show with a speech?", "Ada Lund spoke of fish at the harbour show.", True),
        ("من افتتح معرض الميناء؟", "تحدثت آدا لوند عن السمك في معرض الميناء.", True),
        ("من افتتح معرض الميناء؟", "Ada Lund cut the ribbon of the harbour show.", False),
        ("Who attended the dinner besides the mayor?", "The mayor gave Ada Lund a boat at the dinner.", True),
        ("من حضر العشاء؟", "كانت آدا لوند بين ضيوف العشاء.", False),
        ("biggest shareholders of the ferry line", "The ferry line has six boats.", True),
        ("من أكبر المساهمين في شركة العبّارات؟", "تملك البلدية نصف شركة العبّارات.", False),
        ("When did the crew first sail to Bergen?", "The crew sailed to Bergen in 2020.", True),
        ("متى أبحر الطاقم إلى بيرغن لأول مرة؟", "أبحر الطاقم إلى بيرغن منذ عام 1990.", False),
        ("Where did the captain travel next?", "The captain reached Oslo in May.", True),
        ("Where did the captain travel next?", "The captain reached Oslo in May and then sailed on.", False),
        ("Has the number of accidents gone down?", "The harbour counts every accident.", True),
        ("How many figs are grown in the valley?", "The valley has 90 fig trees.", False),
        ("هل انخفض عدد الحوادث؟", "تراجعت الحوادث في الميناء.", False),
        ("Why did the town settle on tea rather than coffee?", "The town sells tea to draw guests.", True),
        ("Why did the town settle on tea rather than coffee?", "البلدة تبيع الشاي لأنه أرخص.", False),
        ("How did the mayor react to the strike?", "The crews went on strike on Monday.", True),
        ("بماذا أجاب العمدة عن النداء؟", "وجّه الطاقم نداءً إلى العمدة.", True),
        ("بماذا أجاب العمدة عن النداء؟", "رفض العمدة النداء.", False),
        ("What does the mayor think of the pier?", "The mayor paid for the pier.", True),
        ("ما رأي العمدة في الرصيف؟", "وصف العمدة الرصيف بأنه قبيح.", False),
        ("لماذا استُثنيت القوارب من الرسوم؟", "فُرضت الرسوم لتمويل الميناء.", True),
        ("How many flights a week are there to Oslo?", "Flights go to Oslo and Bergen.", True),
        ("What aircraft flies to Oslo?", "The route to Oslo is 400 km long.", True),
        ("When was the ferry line founded?", "The ferry line met the mayor in May 2024.", True),
        ("في أي عام تأسس نادي الإبحار؟", "اجتمع نادي الإبحار في أيار 2024.", True),
        ("في أي عام تأسس نادي الإبحار؟", "The sailing club has raced since 1990.", False),
        ("ماذا حدث لأسعار السمك؟", "يباع السمك في الميناء.", False),
        ("كم تبلغ أسعار السمك؟", "في الميناء سمك كثير.", True),
    ],
)
def test_events_changes_and_opinions(question: str, text: str, is_missing: bool) -> None:
    assert is_matter_missing(case_from(question, text)) is is_missing


def test_the_questions_own_words_do_not_express_a_matter() -> None:
    text = "The town granted an exemption from fees."
    assert is_matter_missing(case_from("Why did the town cancel the exemption from fees?", text))
    assert not is_matter_missing(case_from("Why did the town cancel the fees?", text))


def test_what_people_say_before_they_ask_is_no_matter() -> None:
    question = "My wife and I love old harbours. How long is the pier?"
    assert not is_matter_missing(case_from(question, "The pier is 90 metres long."))
