import pytest

from rag.asking.question_language import question_language


@pytest.mark.parametrize(
    "question",
    [
        "متى؟",
        "مين؟",
        "كازاخستان بدها تصدّر halal meat على أي market؟",
        "meen howa mudeer el mat7af",
        "wein el so2 el jadeed",
        "shu ism el jisr",
        "emta fata7o el jisr",
        "گلي شنو اسم المدير",
    ],
)
def test_arabic_in_either_script(question: str) -> None:
    assert question_language(question) == "ar"


@pytest.mark.parametrize(
    "question",
    [
        "Who?",
        "when did it open",
        "bridge cost",
        "What did the G20 decide in the 2nd session?",
        "Which منظمة did the minister urge?",
        "El Niño effects",
        "covid19 cases",
        "Did the 4x4 win?",
        "Was Lund made captain once the boat was mended?",
    ],
)
def test_english_stays_english(question: str) -> None:
    assert question_language(question) == "en"


@pytest.mark.parametrize(
    "question",
    [
        "Où se trouve le musée et qui est le directeur ?",
        "¿Cuándo se construyó el puente y quién lo hizo?",
        "Wer ist der Präsident und wann wurde er gewählt?",
        "Köprü ne zaman ve kim için yapıldı?",
        "رئیس جمهور ازبکستان کیست و از کجا است؟",
        "ازبکستان کے صدر کون ہیں؟",
        "会议什么时候举行？",
        "Когда открыли мост?",
        "1998",
        "؟!",
    ],
)
def test_what_is_in_neither_language(question: str) -> None:
    assert question_language(question) is None
