"""Pieces of words are those that the library finds."""

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.fold import fold
from index.vectors.static_encoder import BUNDLED_STATIC
from index.vectors.unigram import Unigram
from tests.corpus.disguises import disguised

CONTENT = (BUNDLED_STATIC / "tokenizer.json").read_bytes()
OURS, THEIRS = Unigram(CONTENT), Tokenizer.from_buffer(CONTENT)
THEIRS.normalizer = None


@given(
    st.text(st.characters(codec="utf-8", max_codepoint=0x6FF), max_size=60)
    | disguised("متى عُقد المؤتمر in 2024, أليس كذلك؟")
)
def test_pieces_are_those_of_the_library(text: str) -> None:
    folded = fold(text)
    assert OURS.encode(folded) == THEIRS.encode(folded, add_special_tokens=False).ids


def test_unknown_letters_that_stand_together_are_one_piece() -> None:
    assert OURS.encode("a 漢字") == THEIRS.encode("a 漢字", add_special_tokens=False).ids
    assert OURS.encode("") == OURS.encode(" .،") == []
