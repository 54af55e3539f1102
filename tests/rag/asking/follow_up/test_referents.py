"""What a word that points back refers to."""

import pytest

from rag.asking.follow_up.anaphors import Target
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.referents import Referents

CONVERSATION = Conversation("Who opened the new mill in Ghent?", "Ada Lund opened it in May 2019 [1].")


@pytest.mark.parametrize(
    ("target", "text"),
    [("he", "Ada Lund"), ("it", "the new mill"), ("there", "Ghent"), ("then", "May 2019"), ("that", None)],
)
def test_a_word_refers_to_the_likeliest_mention_of_its_kind(target: Target, text: str | None) -> None:
    mention = Referents(CONVERSATION, "en", place_is_wanted=False, acts=False).of(target)
    assert (mention.text if mention else None) == text


def test_the_same_words_refer_to_the_same_thing_and_others_to_others() -> None:
    referents = Referents(CONVERSATION, "en", place_is_wanted=False, acts=False)
    first, again, other = referents.of("it"), referents.of("its"), referents.of("they")
    assert first == again
    assert first is not None and other is not None and other.text != first.text


def test_they_are_both_of_two_joined_names() -> None:
    mention = Referents(Conversation("Do Oman and Qatar trade?", "Yes."), "en", place_is_wanted=False, acts=False).of(
        "they"
    )
    assert mention is not None and mention.text == "Oman and Qatar"
