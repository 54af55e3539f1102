"""What a conversation has spoken of: mentions by kind, the user's before the assistant's."""

import pytest

from rag.asking.follow_up.conversation import Conversation, Mention, is_feminine


def _texts(conversation: Conversation, kind: str) -> list[str]:
    return [each.text for each in conversation.mentions() if each.kind == kind]


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("When did the minister of Oman visit Georgia?", "the minister of Oman"),
        ("who met the minister of oman yesterday", "the minister of oman"),
        ("Has the Foreign Minister of Saudi Arabia spoken?", "the Foreign Minister of Saudi Arabia"),
    ],
)
def test_an_office_is_a_person_with_what_it_is_of_and_no_verb_after_it(question: str, office: str) -> None:
    (person,) = _texts(Conversation(question), "person")
    assert person.endswith(office)


def test_an_answer_of_a_few_words_is_a_mention_of_the_kind_that_was_asked_for() -> None:
    conversation = Conversation("Who restored the old gate of Marja?").answered(
        "The firm Nour restored it in 1999 [1]."
    )
    mentions = conversation.mentions()
    assert mentions[0] == Mention("the old gate of Marja", "thing")
    assert Mention("Nour", "person", is_answer=True) in mentions
    assert Mention("1999", "date", is_answer=True) in mentions


def test_an_answer_that_is_a_sentence_without_a_name_is_no_mention() -> None:
    conversation = Conversation("Why was it closed?").answered("Because nobody came to see it any more in those days.")
    assert not any(each.is_answer for each in conversation.mentions())


def test_of_two_answers_in_a_row_the_last_counts() -> None:
    conversation = Conversation("Where is the fair?").answered("In Ghent [1].").answered("In Oslo [1].")
    assert "Oslo" in _texts(conversation, "place") and "Ghent" not in _texts(conversation, "place")


def test_nothing_is_spoken_of_before_the_first_question() -> None:
    assert Conversation().mentions() == []


@pytest.mark.parametrize(
    ("text", "feminine"), [("المدرسة", True), ("مصر", True), ("العراق", False), ("الجسر", False), ("الأردن", False)]
)
def test_gender_is_told_by_ending_or_by_country(text: str, feminine: bool) -> None:
    assert is_feminine(text) is feminine


def test_an_abbreviated_title_is_no_name() -> None:
    answer = "The lease is between Mr. Yusuf Karim and Ms. Dana Haddad."
    found = [each.text for each in Conversation("Who signed the lease?", answer).mentions()]
    assert "Yusuf Karim" in found and "Dana Haddad" in found
    assert not {"Mr", "mr", "Ms"} & set(found)
