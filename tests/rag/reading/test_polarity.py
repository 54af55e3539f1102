"""What a sentence says to a yes/no question: denials, exceptions, and an exception put as a denial."""

import pytest

from rag.reading.polarity import _denied
from rag.reading.tokens import read

SENTENCE = "Dogs remain allowed in the garden, but not in the playground."


@pytest.mark.parametrize(
    ("text", "words", "is_denied"),
    [
        (SENTENCE, ["playground"], True),
        (SENTENCE, ["garden"], False),
        ("Ball games are banned but not chess.", ["chess"], False),
    ],
)
def test_but_not_denies_once(text: str, words: list[str], is_denied: bool) -> None:
    tokens = read(text)
    assert _denied(tokens, [tokens.words.index(word) for word in words]) is is_denied
