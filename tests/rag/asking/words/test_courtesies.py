import pytest

from corpus.fold import fold
from rag.asking.words.courtesies import after_courtesies, without_courtesies


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Could you please tell me where the ferry leaves?", "where the ferry leaves?"),
        ("لو سمحت، متى يفتح المتحف؟", "متى يفتح المتحف؟"),
        ("فهل يمكن أن تخبروني كم عدد الغرف؟", "كم عدد الغرف؟"),
        ("هل تتفضلون ببيان أسباب التأخير؟", "أسباب التأخير؟"),
        ("هل لي أن أعرف من صمم الجسر؟", "من صمم الجسر؟"),
        ("هل يمكن تحديد عمر الشجرة؟", "هل يمكن تحديد عمر الشجرة؟"),
        ("Where does the ferry leave?", "Where does the ferry leave?"),
    ],
)
def test_what_is_asked_begins_after_the_courtesies(said: str, asked: str) -> None:
    assert without_courtesies(said) == asked


def test_courtesies_of_a_later_clause() -> None:
    text = fold("I was on the ferry. Please, who owns it?")
    at = text.index("please")
    assert text[after_courtesies(text, at) :] == "who owns it?"
    assert after_courtesies(text, text.index("who")) == text.index("who")
