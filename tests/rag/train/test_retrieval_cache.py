"""Retrievals are cached by the texts that they are from; only new questions are asked."""

from collections.abc import Sequence
from pathlib import Path

from rag.answerer import Answerer
from rag.train.retrieval_cache import RetrievalCache, Retrieved


def test_only_new_questions_are_asked(answerer: Answerer, tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(questions: Sequence[str]) -> Retrieved:
        asked.extend(questions)
        return [() for _ in questions]

    cache = RetrievalCache(tmp_path)
    assert cache.retrieved("texts", ["a", "b", "a"], answerer.library, ask) == [(), (), ()]
    assert cache.retrieved("texts", ["b", "c"], answerer.library, ask) == [(), ()]
    assert asked == ["a", "b", "c"]
    cache.retrieved("other texts", ["a"], answerer.library, ask)
    assert asked == ["a", "b", "c", "a"]
