"""Pieces of words are those that the library finds."""

import random

from tokenizers import Tokenizer

from corpus.article import bundled_article
from corpus.fold import fold
from corpus.split import split
from index.vectors.static_encoder import BUNDLED_STATIC
from index.vectors.unigram import Unigram

CONTENT = (BUNDLED_STATIC / "tokenizer.json").read_bytes()
LETTERS = [*map(chr, (*range(32, 0x250), *range(0x370, 0x530), *range(0x600, 0x700), *range(0x2000, 0x2070)))]


def texts() -> list[str]:
    draw = random.Random(7)
    drawn = ["".join(draw.choices(LETTERS + [" "] * 200, k=60)) for _ in range(300)]
    return [*drawn, "漢字 a漢字b", "", " .،", *(passage.text for passage in split(bundled_article()))]


def test_pieces_are_those_of_the_library() -> None:
    ours, theirs = Unigram(CONTENT), Tokenizer.from_buffer(CONTENT)
    theirs.normalizer = None
    folded = [fold(text) for text in texts()]
    expected = [each.ids for each in theirs.encode_batch(folded, add_special_tokens=False)]
    assert [ours.encode(text) for text in folded] == expected
    assert len(ours) == theirs.get_vocab_size()
