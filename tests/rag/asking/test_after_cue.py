"""What stands after a cue may ask for something else than the cue by itself."""

import pytest

from corpus.fold import fold_with_origins
from rag.asking.after_cue import classes_after
from rag.asking.question_cues import first_cue
from rag.asking.words.question_heads import head_after


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did the pupils say about it?", ("what_said", "statement")),
        ("How did they describe the storm?", ("what_said", "statement")),
        ("How is the storm described?", None),
        ("What is it said to hide?", None),
        ("What did they pay for it?", ("how_much", "amount")),
        ("What was it meant to do?", ("why", "reason")),
        ("Who is Selim Haddad?", ("definition", "definition")),
        ("Who is the mayor?", None),
        ("كم دامت الرحلة؟", ("how_long", "duration")),
        ("What did they build?", None),
    ],
)
def test_the_words_after_the_cue_decide(question: str, expected: tuple[str, str] | None) -> None:
    folded = fold_with_origins(question)
    cue = first_cue(folded.text)
    assert cue is not None
    assert classes_after(folded, cue, head_after(folded.text, cue.end)) == expected
