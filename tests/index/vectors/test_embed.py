"""What of a passage is encoded, and how it is packed."""

from collections.abc import Sequence

import numpy as np
import pytest

from corpus.passage import Passage, Translation
from index.vectors.embed import MOST_SENTENCES, embed, sentences, views
from index.vectors.encoder import Matrix
from tests.index.doubles import HashingEncoder


def passage(text: str, translation: Translation | None = None) -> Passage:
    return Passage("d", 1, text, 0, len(text), "ar", translation)


def test_views_and_sentences_of_both_languages() -> None:
    pairs = (("عقد المؤتمر في الكويت.", "The conference was held in Kuwait."), ("حضره الوزير.", "The minister came."))
    translated = Translation("en", "The conference was held in Kuwait. The minister came.", sentences=pairs)
    given = passage("عقد المؤتمر في الكويت. حضره الوزير.", translated)
    assert views(given) == [given.text, translated.text]
    assert sentences(given) == [*(source for source, _ in pairs), *(target for _, target in pairs)]


def test_a_translation_without_pairs_is_cut_like_any_text() -> None:
    given = passage("جملة واحدة.", Translation("en", "One here. Another there."))
    assert sentences(given) == ["جملة واحدة.", "One here.", "Another there."]


def test_a_book_in_one_paragraph_has_its_sentences_joined_but_all_covered() -> None:
    text = " ".join(f"This is sentence number {number} of them." for number in range(3 * MOST_SENTENCES - 1))
    joined = sentences(passage(text))
    assert len(joined) <= MOST_SENTENCES
    assert " ".join(joined) == text


def test_embeddings_are_the_rows_of_the_texts_in_half_precision() -> None:
    encoder = HashingEncoder()
    one, two = passage("First thing here. Second thing there."), passage("Alone.")
    embedded = embed(encoder, [one, two])
    assert [(each.views, each.sentences) for each in embedded] == [(1, 2), (1, 1)]
    for given, result in zip((one, two), embedded, strict=True):
        rows = np.frombuffer(result.float16, np.float16).reshape(-1, encoder.dim)
        wanted = encoder.encode_queries(views(given) + sentences(given))
        assert np.abs((rows.astype(np.float32) * wanted).sum(axis=1) - 1).max() < 1e-3


def test_equal_texts_are_encoded_once() -> None:
    encoder = HashingEncoder()
    embed(encoder, [passage("Alone.")] * 5)
    assert encoder.encoded == 1


def test_many_passages_keep_their_order() -> None:
    encoder = HashingEncoder(dim=8)
    many = [passage(f"passage {number}") for number in range(1100)]
    alone = embed(encoder, [many[1099]])
    assert embed(encoder, many)[1099] == alone[0]


class _Overflowing(HashingEncoder):
    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        return np.full((len(texts), self.dim), np.nan, np.float32)


@pytest.mark.filterwarnings("error")
def test_rows_that_are_not_finite_become_zero() -> None:
    (embedded,) = embed(_Overflowing(dim=4), [passage("text")])
    assert not np.frombuffer(embedded.float16, np.float16).any()
