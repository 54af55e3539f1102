"""Greetings and their like, and tasks for somebody else."""

import pytest

from rag.asking.small_talk import Talk, talk_of, task_of


@pytest.mark.parametrize(
    ("message", "talk"),
    [
        ("", "greeting"),
        ("؟!", "greeting"),
        ("السَّلامُ عليكم", "greeting"),
        ("Good morning!", "greeting"),
        ("شلونك اليوم", "greeting"),
        ("Thanks a lot, you have been very helpful!", "thanks"),
        ("يعطيك العافية", "thanks"),
        ("مع السلامة", "farewell"),
        ("Hi, who are you?", "identity"),
        ("مرحبا، مين انت؟", "identity"),
        ("you are stupid", "insult"),
        ("أنت غبي", "insult"),
        ("thanks, that's all", "thanks"),
        ("ok got it", "thanks"),
        ("مشكور ما قصرت", "thanks"),
        ("رمضان كريم", "greeting"),
        ("How's it going?", "greeting"),
        ("good night", "farewell"),
        ("عندي سؤال لو سمحت", "identity"),
        ("Can you help me?", "identity"),
        ("that's wrong", "insult"),
        ("شكراً جزيلاً، أفدتني كثيراً", "thanks"),
        ("شكرا لك، وفّرت عليّ وقتاً كثيراً", "thanks"),
        ("Thank you, that saved me a lot of time", "thanks"),
        ("من أنت؟ وكيف تستطيع أن تساعدني؟", "identity"),
        ("Who are you and what can you do?", "identity"),
        ("انت مين بالضبط، وايش تعرف تسوي؟", "identity"),
        ("Thanks my friend, you have helped me a lot!", "thanks"),
        ("يعطيك العافية، هيك فهمت الدرس", "thanks"),
    ],
)
def test_talk_is_known_for_what_it_is(message: str, talk: Talk) -> None:
    assert talk_of(message) == talk


@pytest.mark.parametrize(
    "message",
    [
        "Hello, when does the museum open?",
        "شكرا، ومتى يفتح المتحف؟",
        "Who are you quoting on page two?",
        "السلامة",  # safety
        "light",
        "today",
        "الدرس",  # the lesson
        "متى بدأ الدرس بالضبط؟",
        "ماذا تعرف عن الميناء؟",
        "Can you help me find the closing date?",
        "Was the wrong answer printed on page two?",
        "متى تبدأ فعاليات رمضان كريم؟",
        "Is it cool in the hall?",
        "Who are you quoting, and what can you do about it?",
        "Is the useless pump still there?",
        "2016",
    ],
)
def test_what_may_ask_something_is_no_talk(message: str) -> None:
    assert talk_of(message) is None


@pytest.mark.parametrize(
    ("message", "task"),
    [
        ("Can you write me a Python function that sorts a list?", "code"),
        ("اكتب لي قصيدة", "writing"),
        ("What's the weather like in Lima?", "weather"),
        ("Do I need an umbrella in Lima today?", "weather"),
        ("هل ستمطر غداً في ليما؟", "weather"),
        ("عطني وصفة كبسة دجاج سهلة", "recipe"),
        ("12*7=?", "sums"),
        ("Who built the lighthouse?", None),
    ],
)
def test_tasks_for_somebody_else(message: str, task: Talk | None) -> None:
    assert task_of(message) == task
