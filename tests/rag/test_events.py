"""A text in pieces is the text."""

from hypothesis import example, given
from hypothesis import strategies as st

from rag.events import text_in_pieces


@given(st.text())
@example("  A word,\n then [1]. ")
@example("كلمة ثم كلمة")
def test_every_character_is_in_exactly_one_piece_of_at_most_a_word(text: str) -> None:
    pieces = [each.text for each in text_in_pieces(text)]
    assert "".join(pieces) == text
    assert all(piece and len(piece.split()) <= 1 for piece in pieces)
