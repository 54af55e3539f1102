"""Arabic pieces beside English ones: English stays as it was, and a new piece begins where its meaning is."""

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from index.train.pairs import Pair
from index.train.vocabulary import arabic_rows, extended_tokenizer, first_vectors

ENGLISH = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "oil", "gas", "sun", "##s"]


@pytest.fixture(scope="module")
def english() -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece({piece: row for row, piece in enumerate(ENGLISH)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


@pytest.fixture(scope="module")
def extended(english: Tokenizer) -> Tokenizer:
    return extended_tokenizer(english, ["نفط والنفط بالنفط"] * 9 + ["غاز"] * 9 + ["oil غاز"] * 9, pieces=60)


def test_english_pieces_keep_their_numbers(english: Tokenizer, extended: Tokenizer) -> None:
    vocabulary = extended.get_vocab()
    assert [vocabulary[piece] for piece in ENGLISH] == list(range(len(ENGLISH)))
    assert extended.encode("Gas oils", add_special_tokens=False).tokens == ["gas", "oil", "##s"]
    assert english.get_vocab_size() == len(ENGLISH)


def test_arabic_pieces_come_after_them_without_article_and_particles(extended: Tokenizer) -> None:
    rows = arabic_rows(extended)
    assert rows.min() == len(ENGLISH) and rows.tolist() == sorted(rows.tolist())
    assert extended.encode("بالنَّفط", add_special_tokens=False).tokens == ["ب", "نفط"]


def test_a_piece_begins_where_the_pieces_are_that_it_is_aligned_with(extended: Tokenizer) -> None:
    vectors = np.eye(len(ENGLISH), dtype=np.float32)
    pairs = [Pair("oil", "نفط", 1.0), Pair("gas", "غاز", 1.0), Pair("oil gas", "نفط غاز", 1.0)] * 3
    rows = arabic_rows(extended)
    first = first_vectors(extended, vectors, pairs, rows)
    assert first.shape == (len(rows), len(ENGLISH)) and first.dtype == np.float32
    vocabulary = extended.get_vocab()
    for arabic, meaning in (("نفط", "oil"), ("غاز", "gas")):
        vector = first[rows.tolist().index(vocabulary[arabic])]
        assert vector.argmax() == vocabulary[meaning]
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4), "as long as the English ones"
    unexplained = first[rows.tolist().index(vocabulary["ب"])]
    np.testing.assert_allclose(unexplained, vectors.mean(axis=0), atol=1e-6)
