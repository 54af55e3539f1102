"""Titles are split_by_size into collections of bounded size; no passage is lost or told twice."""

import random

from rag.train.sized_collections import SMALL, sampled, split_by_size

PASSAGES = {f"title {n}": tuple(f"passage {n}.{at}" for at in range(n % 7 + 1)) for n in range(60)} | {
    "long": tuple(f"long {at}" for at in range(100))
}


def test_every_passage_is_split_by_size_once_and_none_in_too_large_a_collection() -> None:
    collections = list(split_by_size(PASSAGES, SMALL, random.Random(1)))
    texts = [text for each in collections for passages in each.values() for text in passages]
    assert sorted(texts) == sorted(text for passages in PASSAGES.values() for text in passages)
    assert max(sum(map(len, each.values())) for each in collections) <= SMALL.most
    assert sum("long" in each for each in collections) > 1


def test_so_many_passages_are_encoded_and_no_more() -> None:
    collections = list(split_by_size(PASSAGES, SMALL, random.Random(1)))
    kept = sampled(collections, SMALL, random.Random(2))
    size = sum(len(passages) for each in kept for passages in each.values())
    assert SMALL.together - SMALL.most < size <= SMALL.together
    assert all(each in collections for each in kept)
    assert kept != sampled(collections, SMALL, random.Random(3))
