"""Follow-ups that only have other words that ask."""

import pytest

from corpus.passage import Language
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.cue_substitution import with_other_cue
from rag.asking.question import understand


@pytest.mark.parametrize(
    ("earlier", "follow_up", "language", "expected"),
    [
        ("Where was the mill built?", "When exactly?", "en", "When was the mill built?"),
        ("Where was the mill built?", "In which month?", "en", "In which month was the mill built?"),
        ("Who built the mill?", "When?", "en", "When was the mill built?"),
        ("Who opened the mill?", "When?", "en", "When was the mill opened?"),
        ("Who wrote the plays?", "When?", "en", "When were the plays written?"),
        ("Was the mill built in Ghent?", "When?", "en", "When was the mill built in Ghent?"),
        ("أين عُقد المؤتمر؟", "متى بالضبط؟", "ar", "متى عُقد المؤتمر؟"),
        ("من هو المؤجر؟", "كم الإيجار؟", "ar", None),
        ("Where was the mill built?", "When was it sold?", "en", None),
        ("Where was the mill built?", "The mill.", "en", None),
    ],
)
def test_the_earlier_question_gets_the_new_cue(
    earlier: str, follow_up: str, language: Language, expected: str | None
) -> None:
    found = with_other_cue(understand(follow_up), Conversation(earlier), language)
    assert (found and " ".join(found.split())) == expected


def test_a_verb_without_a_known_participle_has_the_earlier_question_after_it() -> None:
    found = with_other_cue(understand("When?"), Conversation("Who rung the bell?"), "en")
    assert found == "When? The earlier question was: Who rung the bell?"
