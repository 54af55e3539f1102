"""Which words of a question ask, and where they must stand to do so."""

import pytest

from corpus.fold import fold
from rag.asking.question_cues import end_of_follow_up, first_cue


@pytest.mark.parametrize(
    ("question", "words", "type_"),
    [
        ("When was it built?", "when", "when"),
        ("Could you tell me how many boats landed?", "how many", "how_many"),
        ("We were eating when it broke. How much does it cost?", "how much", "how_much"),
        ("Was there a storm, and when was it?", "when", "when"),
        ("وكم صيادًا جاء؟", "كم", "how_many"),
        ("لمذا أُغلق الجسر؟", "لمذا", "why"),
        ("اشمعنى الجسر ده اتقفل؟", "اشمعني", "why"),
        ("wehre is the mill", "wehre", "where"),
    ],
)
def test_the_words_that_decide(question: str, words: str, type_: str) -> None:
    text = fold(question)
    cue = first_cue(text)
    assert cue is not None
    assert (text[cue.start : cue.end], cue.type) == (words, type_)


@pytest.mark.parametrize("text", ["the mill of orm", "سوق السمك", "", "it broke when it rained on the old mill"])
def test_words_that_stand_elsewhere_do_not_ask(text: str) -> None:
    cue = first_cue(text)
    assert cue is None or cue.start > 0


def test_a_follow_up_ends_before_the_question_that_it_is_told_with() -> None:
    text = fold("And why? The earlier question was: Who left Ghent?")
    assert text[: end_of_follow_up(text)].strip() == "and why?"
    assert end_of_follow_up("who left?") == len("who left?")
