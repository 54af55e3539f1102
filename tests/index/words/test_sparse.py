"""The inverted index against its own formula, written down with dicts, under whatever is added and removed."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import maxscore
from index.words.bm25 import K1, B
from index.words.bound_query import UNSEEN_PASSAGES
from index.words.postings import Segment
from index.words.sparse import SparseIndex
from index.words.sparse_query import SparseQuery
from index.words.term_hash import term_hash

Passages = dict[int, Counter[str]]
Concepts = list[dict[str, float]]

TERMS = [f"a:{letter}" for letter in "abcdefgh"]
passages = st.dictionaries(st.sampled_from(TERMS), st.integers(1, 5), max_size=6).map(Counter)
concepts = st.lists(
    st.dictionaries(st.sampled_from([*TERMS, "a:nowhere"]), st.floats(0.05, 1.5), min_size=1, max_size=4), max_size=4
)
# Keys that are removed may come back with other terms, as passages that are edited do.
changes = st.lists(st.tuples(st.sampled_from(["add", "remove", "search"]), st.integers(0, 12), passages), max_size=40)


def length(terms: Mapping[str, int]) -> int:
    return sum(terms.values())


def reference_scores(held: Passages, query: Concepts) -> dict[int, float]:
    """Return the formula of `index.words.sparse`, term by term."""
    average = max(sum(map(length, held.values())) / max(len(held), 1), 1.0)
    scores: dict[int, float] = {}
    for concept in query:
        idf = reference_idf(held, concept)
        for key, terms in held.items():
            tf = sum(weight * terms[term] for term, weight in concept.items())
            if tf:
                gain = idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length(terms) / average))
                scores[key] = scores.get(key, 0.0) + gain
    return scores


def reference_idf(held: Passages, concept: Mapping[str, float], unseen: int = 0) -> float:
    df = sum(weight * sum(term in terms for terms in held.values()) for term, weight in concept.items())
    df = min(df, len(held))
    return math.log(1 + (len(held) + unseen - df + 0.5) / (df + 0.5))


def sparse_query(query: Concepts) -> SparseQuery:
    rows = [(term_hash(term), weight, at) for at, concept in enumerate(query) for term, weight in concept.items()]
    hashes, weights, numbers = zip(*rows, strict=True) if rows else ((), (), ())
    return SparseQuery(np.array(hashes, np.uint64), np.array(weights, np.float32), np.array(numbers, np.int64))


def scores(index: SparseIndex, query: Concepts, allowed: Iterable[int] | None = None) -> dict[int, float]:
    keys, values = index.ask(sparse_query(query)).best(
        None, None if allowed is None else np.array([*allowed], np.int64)
    )
    assert values.dtype == np.float32 and len(set(keys.tolist())) == len(keys)
    return dict(zip(keys.tolist(), values.tolist(), strict=True))


def fresh(held: Passages) -> SparseIndex:
    index = SparseIndex()
    for key, terms in held.items():
        index.add(key, terms, length(terms))
    return index


def restored(index: SparseIndex) -> SparseIndex:
    """Return the index that is made of its own merged columns."""
    return SparseIndex.of_segments([Segment.from_arrays(index.merged().arrays())], np.zeros(0, np.int64))


def after(steps: Iterable[tuple[str, int, Counter[str]]], query: Concepts) -> tuple[SparseIndex, Passages]:
    """Return an index and a dict that went through the same changes, with searches between them."""
    index, held = SparseIndex(), Passages()
    for what, key, terms in steps:
        if what == "search":
            assert scores(index, query).keys() == reference_scores(held, query).keys()
        elif what == "remove":
            index.remove([key])
            held.pop(key, None)
        elif key not in held:
            index.add(key, terms, length(terms))
            held[key] = terms
    return index, held


@given(changes, concepts)
def test_scores_follow_the_formula_whatever_was_added_and_removed(
    steps: list[tuple[str, int, Counter[str]]], query: Concepts
) -> None:
    index, held = after(steps, query)
    assert len(index) == len(held)
    expected = pytest.approx(reference_scores(held, query), rel=1e-4, abs=1e-6)
    for same in (index, restored(index), fresh(held), index.copy()):
        assert len(same) == len(held)
        assert scores(same, query) == expected
        keys = np.arange(14)
        assert dict(
            zip(keys.tolist(), same.ask(sparse_query(query)).scores(keys).tolist(), strict=True)
        ) == pytest.approx(
            {key: reference_scores(held, query).get(key, 0.0) for key in keys.tolist()}, rel=1e-4, abs=1e-6
        )


@given(changes, concepts)
def test_the_same_passages_give_the_same_columns(steps: list[tuple[str, int, Counter[str]]], query: Concepts) -> None:
    index, held = after(steps, query)
    one, other = index.merged().arrays(), fresh(held).merged().arrays()
    assert all(np.array_equal(one[name], other[name]) for name in other)


@given(changes, st.sets(st.integers(0, 12)))
def test_a_copy_is_changed_alone(steps: list[tuple[str, int, Counter[str]]], removed: set[int]) -> None:
    query: Concepts = [dict.fromkeys(TERMS, 1.0)]
    index, _ = after(steps, query)
    before = scores(index, query)
    copy = index.copy()
    copy.remove(removed)
    copy.add(99, Counter({"a:a": 1}), 1)
    assert scores(copy, query).keys() == before.keys() - removed | {99}
    assert scores(index, query) == before


def zipf_passages(count: int, seed: int) -> Passages:
    draw = np.random.default_rng(seed)
    return {key: Counter(f"a:{term}" for term in draw.zipf(1.3, draw.integers(5, 40)) % 5000) for key in range(count)}


@pytest.mark.parametrize("before", [0, 30], ids=["one segment", "a small one before it"])
def test_reading_ends_before_common_words_where_rare_ones_decide(monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    index = SparseIndex()
    for key in range(5000, 5000 + before):
        index.add(key, Counter({"a:every": 1}), 3)
    index.settle()
    for key in range(5000):
        terms = Counter({"a:every": 1, f"a:rare{key % 50}": 1, f"a:half{key % 2}": 1})
        index.add(key, terms, 3)
    read: list[int] = []
    pooled = maxscore._pooled

    def counted(segment: Segment, concept: Any, column: Any, among: Any) -> Any:
        read.append(concept.postings)
        return pooled(segment, concept, column, among)

    monkeypatch.setattr(maxscore, "_pooled", counted)
    keys, values = index.ask(sparse_query([{"a:every": 1.0}, {"a:half1": 1.0}, {"a:rare7": 1.0}])).best(20)
    assert read == [100]
    assert sorted(keys.tolist()) == list(range(7, 5000, 50))
    assert len(set(values.tolist())) == 1


def test_once_few_can_be_among_the_best_only_their_postings_are_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    index = SparseIndex()
    for key in range(5000):
        names = ("every", f"half{key % 2}", f"quarter{key % 4}", f"tenth{key % 10}")
        # So many other terms that reading all of a passage's would take longer.
        index.add(key, Counter({f"a:{name}": 1 for name in names} | {f"a:{key}-{n}": 1 for n in range(60)}), 64)
    scored: list[tuple[int, int]] = []
    pooled = maxscore._pooled

    def counted(segment: Segment, concept: Any, *others: Any) -> Any:
        rows, tf = pooled(segment, concept, *others)
        scored.append((concept.postings, len(rows)))
        return rows, tf

    monkeypatch.setattr(maxscore, "_pooled", counted)
    words: Concepts = [{"a:every": 1.0}, {"a:half1": 1.0}, {"a:quarter3": 1.0}, {"a:tenth7": 1.0}]
    keys, _ = index.ask(sparse_query(words)).best(10)
    assert scored == [(500, 500), (1250, 250), (2500, 500), (5000, 500)]
    assert set(keys.tolist()) == set(range(7, 5000, 20))


@pytest.mark.parametrize("seed", range(8))
def test_the_best_are_those_of_reading_everything(seed: int) -> None:
    """Common words, rare words and words with many alternatives, over runs of several sizes with some removed."""
    held = zipf_passages(3000, seed)
    index = SparseIndex()
    for key, terms in held.items():
        index.add(key, terms, length(terms))
        if key in (2000, 2700, 2900):
            index.settle()
    index.remove(range(0, 3000, 7))
    draw = np.random.default_rng(seed)
    for _ in range(20):
        words = [{f"a:{term}": float(draw.uniform(0.2, 1)) for term in draw.zipf(1.3, 4) % 5000} for _ in range(6)]
        query = sparse_query(words)
        everything = scores(index, words)
        keys, values = index.ask(query).best(10)
        wanted = sorted(everything, key=lambda key: -everything[key])[:10]
        least = everything[wanted[-1]] * (1 - 1e-5)
        assert {key for key, score in everything.items() if score > everything[wanted[-1]] * (1 + 1e-5)} <= set(keys)
        assert all(everything[key] >= least for key in keys.tolist()) and len(keys) >= min(10, len(everything))
        assert dict(zip(keys.tolist(), values.tolist(), strict=True)) == pytest.approx(
            {key: everything[key] for key in keys.tolist()}, rel=1e-4
        )
        allowed = set(range(0, 3000, 3))
        few, _ = index.ask(query).best(5, np.array([*allowed]))
        assert few.tolist() and set(few.tolist()) <= allowed


@given(changes, concepts)
def test_coverage_is_the_share_of_the_weight_that_a_passage_has(
    steps: list[tuple[str, int, Counter[str]]], query: Concepts
) -> None:
    index, held = after(steps, query)
    keys = np.array([*range(14)])
    coverage = index.ask(sparse_query(query)).coverage(keys)
    assert coverage.shape == keys.shape and coverage.dtype == np.float32
    assert ((coverage >= 0) & (coverage <= 1 + 1e-6)).all()
    idf = [reference_idf(held, concept, unseen=UNSEEN_PASSAGES) for concept in query]
    for key, share in zip(keys.tolist(), coverage.tolist(), strict=True):
        terms = held.get(key, Counter())
        best = [max((min(w, 1.0) for t, w in concept.items() if terms[t]), default=0.0) for concept in query]
        covered = sum(i * b for i, b in zip(idf, best, strict=True)) / sum(idf) if query else 0.0
        assert share == pytest.approx(covered if held else 0.0, abs=1e-5)


@given(st.dictionaries(st.integers(0, 20), passages), concepts, st.sets(st.integers(0, 25)))
def test_a_filter_excludes_passages_and_changes_no_score(held: Passages, query: Concepts, allowed: set[int]) -> None:
    index = fresh(held)
    everything = scores(index, query)
    assert scores(index, query, allowed) == {key: score for key, score in everything.items() if key in allowed}


def test_an_index_without_passages_answers_nothing() -> None:
    index = SparseIndex()
    query = sparse_query([{"a:a": 1.0}])
    for _ in range(2):
        assert len(index) == 0
        assert scores(index, [{"a:a": 1.0}]) == {}
        assert index.ask(query).coverage(np.array([1])).tolist() == [0.0]
        assert index.frequencies(query.hashes).tolist() == [0]
        index = restored(index)


def test_a_query_without_concepts_finds_nothing() -> None:
    index = fresh({1: Counter({"a:a": 1})})
    assert scores(index, []) == {}
    assert index.ask(sparse_query([])).coverage(np.array([1])).tolist() == [0.0]
    assert index.ask(sparse_query([{"a:a": 1.0}])).coverage(np.array([], np.int64)).tolist() == []


def test_passages_without_terms_count_and_are_never_found() -> None:
    index = fresh({1: Counter(), 2: Counter({"a:a": 1}), 3: Counter()})
    assert len(index) == 3
    assert scores(index, [{"a:a": 1.0}]).keys() == {2}
    index.remove([2])
    assert scores(index, [{"a:a": 1.0}]) == {}
    assert len(restored(index)) == 2


def test_removing_unknown_keys_is_no_error() -> None:
    index = fresh({1: Counter({"a:a": 1})})
    index.remove([7])
    index.remove([1])
    index.remove([1])
    assert len(index) == 0


def test_all_can_be_removed_and_added_again() -> None:
    held = {key: Counter({f"a:{key % 7}": key % 3 + 1, "a:all": 1}) for key in range(100)}
    index = fresh(held)
    for key in held:
        index.remove([key])
        assert key not in scores(index, [{"a:all": 1.0}])
    for key, terms in held.items():
        index.add(key, terms, length(terms))
    assert scores(index, [{"a:all": 1.0, "a:3": 0.5}]) == scores(fresh(held), [{"a:all": 1.0, "a:3": 0.5}])


def test_searching_after_each_passage_gives_the_scores_of_adding_all_at_once() -> None:
    held = {key: Counter({f"a:{key % 5}": 2, f"a:{key % 3}": 1}) for key in range(60)}
    index = SparseIndex()
    query: Concepts = [{"a:1": 1.0, "a:2": 0.4}, {"a:4": 0.7}]
    for key, terms in held.items():
        index.add(key, terms, length(terms))
        assert (key in scores(index, query)) == bool({"a:1", "a:2", "a:4"} & terms.keys())
    assert scores(index, query) == pytest.approx(scores(fresh(held), query))


def test_frequencies_are_numbers_of_passages() -> None:
    index = fresh({1: Counter({"a:a": 5}), 2: Counter({"a:a": 1, "a:b": 1}), 3: Counter({"a:c": 1})})
    hashes = np.array([term_hash(term) for term in ("a:a", "a:b", "a:nowhere")], np.uint64)
    assert index.frequencies(hashes).tolist() == [2, 1, 0]
    assert index.frequencies(np.array([], np.uint64)).tolist() == []


def test_alternatives_of_one_word_are_pooled() -> None:
    index = fresh({1: Counter({"a:a": 1, "a:b": 1}), 2: Counter({"a:a": 2}), 3: Counter({"a:c": 2})})
    pooled = scores(index, [{"a:a": 1.0, "a:b": 1.0}])
    assert pooled[1] == pytest.approx(pooled[2])
    apart = scores(index, [{"a:a": 1.0}, {"a:b": 1.0}])
    assert apart[1] > apart[2]


def test_a_word_that_no_passage_has_weighs_more_than_one_that_all_have() -> None:
    index = fresh({key: Counter({"a:a": 1, "a:b": 1}) for key in range(10)})
    query = sparse_query([{"a:a": 1.0}, {"a:nowhere": 1.0}])
    assert 0 < index.ask(query).coverage(np.array([0]))[0] < 0.5


def test_a_collection_of_one_passage_is_covered_by_the_words_it_shares() -> None:
    query = sparse_query([{"a:a": 1.0}, {"a:b": 1.0}, {"a:nowhere": 1.0}])
    assert fresh({1: Counter({"a:a": 1, "a:b": 1})}).ask(query).coverage(np.array([1]))[0] > 0.5


def test_an_endless_repetition_is_counted_up_to_a_bound() -> None:
    index = fresh({1: Counter({"a:a": 10**9}), 2: Counter({"a:a": 1})})
    found = scores(index, [{"a:a": 1.0}])
    assert all(math.isfinite(score) and score > 0 for score in found.values())


def test_term_hashes_are_the_same_in_every_process() -> None:
    assert term_hash("a:كويت") == 197358000363981665
    assert len({term_hash(f"e:{n}") for n in range(10_000)}) == 10_000
    assert all(0 <= term_hash(f"e:{n}") < 2**64 for n in range(100))
