"""Small collections are asked, and what was read tells whether it was right."""

from rag.train.retrieval_cache import RetrievalCache
from rag.train.rows import Rows, rows_of
from rag.train.situation import Situation, SituationSet
from tests.rag.train.judge_toys import toy_rows

MILL = "The mill of Orm was built in 1911 by Kira Sand."
BOATS = "Lars Holm bought twelve boats for the harbour of Tarn."


def test_what_is_read_is_right_where_it_stands_in_the_passage_with_the_answer() -> None:
    situations = (
        Situation("Who built the mill of Orm?", 0, "Orm", "asked", True, MILL, ("kira sand",)),
        Situation("Who built the mill of Orm?", 0, "Orm", "asked", True, MILL, ("lars holm",)),
        Situation("Who built the mill of Orm?", 0, "Orm", "asked", True, BOATS),
        Situation("Who built the mill of Orm?", 0, "Orm", "asked in vain", False, MILL),
        Situation("Who built the mill of Orm?", 1, "Orm", "elsewhere", False),
    )
    collections = ({"Orm": (MILL,), "Tarn": (BOATS,)}, {"Tarn": (BOATS,)})
    rows = rows_of(SituationSet("toys", "en", "en", collections, situations), "bundled-fast", RetrievalCache(None))
    assert rows.features.shape == (len(rows.situations), len(rows.names))
    assert rows.right.tolist()[:4] == [True, False, False, False]
    assert rows.answered.tolist()[:4] == [True, True, True, False]
    assert not rows.answered[4:].any() and set(rows.sets) == {"toys"}


def test_on_a_shelf_each_passage_is_a_document() -> None:
    situations = (Situation("Who built the mill of Orm?", 0, "Orm", "asked", True, MILL, ("kira sand",)),)
    together, apart = (
        rows_of(
            SituationSet("toys", "en", "en", ({"Orm": (MILL, BOATS)},), situations, is_shelf=is_shelf),
            "bundled-fast",
            RetrievalCache(None),
        )
        for is_shelf in (False, True)
    )
    same = together.names.index("same_document")
    assert (together.features[0, same], apart.features[0, same]) == (1.0, 0.5)


def test_rows_are_joined_in_order() -> None:
    parts = [toy_rows(5, seed=1), toy_rows(3, seed=2)]
    joined = Rows.joined(parts)
    assert joined.features.tolist() == [*parts[0].features.tolist(), *parts[1].features.tolist()]
    assert joined.situations == (*parts[0].situations, *parts[1].situations) and len(joined.sets) == 8
