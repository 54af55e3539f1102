"""Titles are dealt into collections of bounded size; no passage is lost or told twice."""

import random

from rag.train.small_collections import MOST_ENCODED, MOST_PASSAGES, dealt, sampled

PASSAGES = {f"title {n}": tuple(f"passage {n}.{at}" for at in range(n % 7 + 1)) for n in range(60)} | {
    "long": tuple(f"long {at}" for at in range(100))
}


def test_every_passage_is_dealt_once_and_none_in_too_large_a_collection() -> None:
    collections = list(dealt(PASSAGES, random.Random(1)))
    texts = [text for each in collections for passages in each.values() for text in passages]
    assert sorted(texts) == sorted(text for passages in PASSAGES.values() for text in passages)
    assert max(sum(map(len, each.values())) for each in collections) <= MOST_PASSAGES
    assert sum("long" in each for each in collections) > 1


def test_so_many_passages_are_encoded_and_no_more() -> None:
    collections = list(dealt(PASSAGES, random.Random(1)))
    kept = sampled(collections, random.Random(2))
    size = sum(len(passages) for each in kept for passages in each.values())
    assert MOST_ENCODED - MOST_PASSAGES < size <= MOST_ENCODED
    assert all(each in collections for each in kept)
    assert kept != sampled(collections, random.Random(3))
