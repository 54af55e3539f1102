"""What was retrieved is kept by what it was retrieved from; only new questions are asked."""

from collections.abc import Sequence
from pathlib import Path

from rag.answerer import Answerer
from rag.train.kept import Kept, Retrieved


def test_only_new_questions_are_asked(answerer: Answerer, tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(questions: Sequence[str]) -> Retrieved:
        asked.extend(questions)
        return [() for _ in questions]

    kept = Kept(tmp_path)
    assert kept.retrieved("texts", ["a", "b", "a"], answerer.library, ask) == [(), (), ()]
    assert kept.retrieved("texts", ["b", "c"], answerer.library, ask) == [(), ()]
    assert asked == ["a", "b", "c"]
    kept.retrieved("other texts", ["a"], answerer.library, ask)
    assert asked == ["a", "b", "c", "a"]
