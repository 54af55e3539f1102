"""Text that was decoded in the wrong encoding is restored, and other text is left as it is."""

import pytest

from corpus.repair.mojibake import repair_mojibake

WRITTEN = "افتتح المحافظ الميناء الجديد"


@pytest.mark.parametrize(("right", "wrong"), [("cp1256", "cp1252"), ("iso8859_6", "cp1256")])
def test_a_confusion_of_encodings_is_undone(right: str, wrong: str) -> None:
    garbled = WRITTEN.encode(right).decode(wrong)
    assert garbled != WRITTEN
    assert repair_mojibake(garbled) == WRITTEN


@pytest.mark.parametrize("text", [WRITTEN, "Où est le phare élevé à Brême ?", "The “new” harbour – opened", ""])
def test_other_text_is_unchanged(text: str) -> None:
    assert repair_mojibake(text) == text
