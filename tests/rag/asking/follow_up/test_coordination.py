"""Words that refer to one of two names, or to both."""

import pytest

from corpus.passage import Language
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.coordination import coordinated, with_coordinated

ENGLISH = Conversation("Did Norway and Chad sign the treaty?", "Yes.")
ARABIC = Conversation("متى وقّعت النرويج وتشاد المعاهدة؟", "في كانون الأول/ديسمبر 2020.")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Did Norway and Chad sign?", ("Norway", "Chad")),
        ("The League of Ports and the Council of Mills", ("League of Ports", "Council of Mills")),
        ("متى وقّعت النرويج وتشاد المعاهدة؟", ("النرويج", "تشاد")),
        ("Did Norway sign in Chad?", None),
        ("", None),
    ],
)
def test_two_names_may_be_joined(text: str, pair: tuple[str, str] | None) -> None:
    assert coordinated(text) == pair


@pytest.mark.parametrize(
    ("question", "conversation", "language", "expected"),
    [
        ("When did the latter ratify it?", ENGLISH, "en", "When did Chad ratify it?"),
        ("When did the first of them ratify it?", ENGLISH, "en", "When did Norway ratify it?"),
        ("What do the two sides trade?", ENGLISH, "en", "What do Norway and Chad trade?"),
        ("What do the two sides want in Riga?", ENGLISH, "en", "What do the two sides want in Riga?"),
        ("When did the former minister resign?", ENGLISH, "en", "When did the former minister resign?"),
        ("And the capital of the former?", ENGLISH, "en", "And the capital of Norway?"),
        ("Where was the second summit held?", ENGLISH, "en", "Where was the second summit held?"),
        ("ماذا ستصدّر الأولى إلى الثانية؟", ARABIC, "ar", "ماذا ستصدّر النرويج إلى تشاد؟"),
        ("ما الذي يريد البلدان تعزيزه؟", ARABIC, "ar", "ما الذي يريد النرويج وتشاد تعزيزه؟"),
        ("ماذا حدث في المرة الثانية في كانون الثاني؟", ARABIC, "ar", "ماذا حدث في المرة الثانية في كانون الثاني؟"),
    ],
)
def test_names_take_the_place_of_what_refers_to_them(
    question: str, conversation: Conversation, language: Language, expected: str
) -> None:
    assert with_coordinated(question, conversation, language) == expected


def test_the_names_of_the_answer_go_first() -> None:
    answered = Conversation("Whom did Norway and Chad invite?", "Ada Lund and Mia Holm.")
    assert with_coordinated("When did the latter arrive?", answered, "en") == "When did Mia Holm arrive?"
