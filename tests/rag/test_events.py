"""A text in pieces is the text."""

import pytest

from rag.events import text_in_pieces


@pytest.mark.parametrize("text", ["", "  A word,\n then [1]. ", "كلمة ثم كلمة", "one"])
def test_every_character_is_in_exactly_one_piece(text: str) -> None:
    pieces = [each.text for each in text_in_pieces(text)]
    assert "".join(pieces) == text
    assert all(len(piece.split()) <= 1 for piece in pieces)
