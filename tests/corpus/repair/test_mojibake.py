"""Text that was decoded in the wrong encoding is restored, and other text is left as it is."""

import pytest

from corpus.repair.mojibake import without_mojibake

WRITTEN = "افتتح المحافظ الميناء الجديد"


@pytest.mark.parametrize(("really", "taken_for"), [("cp1256", "cp1252"), ("iso8859_6", "cp1256")])
def test_a_misreading_is_undone(really: str, taken_for: str) -> None:
    misread = WRITTEN.encode(really).decode(taken_for)
    assert misread != WRITTEN
    assert without_mojibake(misread) == WRITTEN


@pytest.mark.parametrize("text", [WRITTEN, "Où est le phare élevé à Brême ?", "The “new” harbour – opened", ""])
def test_other_text_is_left(text: str) -> None:
    assert without_mojibake(text) == text
