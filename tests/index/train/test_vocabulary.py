"""Arabic tokens are added to an English vocabulary, whose tokens stay the same; their embeddings begin at those of
their translations."""

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from index.train.pairs import Pair
from index.train.vocabulary import arabic_ids, extended_tokenizer, initial_embeddings

ENGLISH = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "oil", "gas", "sun", "##s"]


@pytest.fixture(scope="module")
def english() -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece({piece: row for row, piece in enumerate(ENGLISH)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


@pytest.fixture(scope="module")
def extended(english: Tokenizer) -> Tokenizer:
    return extended_tokenizer(english, ["نفط والنفط بالنفط"] * 9 + ["غاز"] * 9 + ["oil غاز"] * 9, size=60)


def test_english_tokens_keep_their_ids(english: Tokenizer, extended: Tokenizer) -> None:
    vocabulary = extended.get_vocab()
    assert [vocabulary[piece] for piece in ENGLISH] == list(range(len(ENGLISH)))
    assert extended.encode("Gas oils", add_special_tokens=False).tokens == ["gas", "oil", "##s"]
    assert english.get_vocab_size() == len(ENGLISH)


def test_arabic_tokens_come_after_them_without_article_and_particles(extended: Tokenizer) -> None:
    ids = arabic_ids(extended)
    assert ids.min() == len(ENGLISH) and ids.tolist() == sorted(ids.tolist())
    assert extended.encode("بالنَّفط", add_special_tokens=False).tokens == ["ب", "نفط"]


def test_an_embedding_begins_as_the_mean_of_those_it_is_aligned_with(extended: Tokenizer) -> None:
    vectors = np.eye(len(ENGLISH), dtype=np.float32)
    pairs = [Pair("oil", "نفط", 1.0), Pair("gas", "غاز", 1.0), Pair("oil gas", "نفط غاز", 1.0)] * 3
    ids = arabic_ids(extended)
    first = initial_embeddings(extended, vectors, pairs, ids)
    assert first.shape == (len(ids), len(ENGLISH)) and first.dtype == np.float32
    vocabulary = extended.get_vocab()
    for arabic, meaning in (("نفط", "oil"), ("غاز", "gas")):
        vector = first[ids.tolist().index(vocabulary[arabic])]
        assert vector.argmax() == vocabulary[meaning]
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4), "as long as the English ones"
    unexplained = first[ids.tolist().index(vocabulary["ب"])]
    np.testing.assert_allclose(unexplained, vectors.mean(axis=0), atol=1e-6)
