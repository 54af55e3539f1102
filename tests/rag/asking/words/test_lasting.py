"""Verbs of lasting and staying after كم, in the standard language and in dialects."""

import pytest

from corpus.fold import fold
from rag.asking.words.lasting import is_how_long


@pytest.mark.parametrize(
    ("cue", "rest", "expected"),
    [
        ("كم", "دامت الحرب؟", True),
        ("كم", "استغرق بناء الجسر؟", True),
        ("كم", "يستطيع المسافر أن يبقى؟", False),
        ("كم", "يستطيعون أن يمكثوا هناك؟", True),
        ("قد إيه", "يقدروا يقعدوا؟", True),
        ("كم", "بلغت التكلفة؟", False),
        ("كم", "دفاعًا شارك؟", False),
    ],
)
def test_a_verb_of_lasting_right_after_the_cue_asks_how_long(cue: str, rest: str, expected: bool) -> None:
    assert is_how_long(fold(f"{cue} {rest}"), len(fold(cue))) == expected
