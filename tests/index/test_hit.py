"""The one ordering rule: score descending, then passage id, then collection."""

from itertools import permutations

from index.hit import Hit, Scored, rank


def scored(collection: str, passage_id: str, score: float) -> Scored:
    return Scored(collection, passage_id, score, {"sparse": score})


def test_ties_are_broken_the_same_way_whatever_came_first() -> None:
    hits = [scored("b", "d#p1", 1.0), scored("a", "d#p1", 1.0), scored("a", "d#p2", 1.0), scored("a", "z#p1", 2.0)]
    orders = {tuple((h.collection, h.passage_id) for h in rank(order, 10)) for order in permutations(hits)}
    assert orders == {(("a", "z#p1"), ("a", "d#p1"), ("b", "d#p1"), ("a", "d#p2"))}


def test_hits_are_numbered_from_one_and_keep_their_parts() -> None:
    assert rank([scored("a", "d#p1", 1.0), scored("a", "d#p2", 3.0)], 1) == (Hit("a", "d#p2", 1, 3.0, {"sparse": 3.0}),)
    assert rank([], 5) == ()
