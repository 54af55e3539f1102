"""What a question takes for granted went wrong."""

import pytest

from rag.asking.question import understand
from rag.judging.lacking.setbacks import is_no_setback


@pytest.mark.parametrize(
    ("question", "text", "is_untold"),
    [
        ("Why did the council turn the harbour plan down?", "The council paid for the harbour plan.", True),
        ("Why did the council turn the harbour plan down?", "The council was against the harbour plan.", False),
        ("Why did the council turn the harbour plan down?", "رفض المجلس خطة الميناء لأنها مكلفة.", False),
        ("How many crews pulled out of the race?", "Twelve crews took part in the race.", True),
        ("How many crews pulled out of the race?", "Twelve crews came, and two left the race early.", False),
        ("لماذا ألغت البلدية المهرجان؟", "نظّمت البلدية المهرجان لجذب السياح.", True),
        ("لماذا ألغت البلدية المهرجان؟", "أوقفت البلدية المهرجان بسبب المطر.", False),
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
def test_what_went_wrong_is_told_in_some_word_for_it(question: str, text: str, is_untold: bool) -> None:
    assert is_no_setback(understand(question), [text]) is is_untold


def test_the_questions_own_words_tell_no_setback() -> None:
    asked = understand("Why did the town cancel the exemption from fees?")
    assert is_no_setback(asked, ["The town granted an exemption from fees."])
    assert not is_no_setback(
        understand("Why did the town cancel the fees?"), ["The town granted an exemption from fees."]
    )
