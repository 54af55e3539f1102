import gzip
import json
from pathlib import Path

import pytest

from rag.train import examples
from rag.train.retrieval_cache import RetrievalCache

_FIRST = "بني الجسر القديم في عام 1931."
_SHORT = f"{_FIRST} ويعبره الناس مشيا."
_LONG = f"{_FIRST} ويعبره الناس مشيا. وهدمت المحطة في عام 1950."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        {"title": "الجسر", "question": "متى بني الجسر القديم؟", "context": _SHORT, "answers": ["1931"]},
        {"title": "الجسر", "question": "متى هدمت المحطة؟", "context": _LONG, "answers": ["1950"]},
    ]
    for _, path in examples.SETS.values():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        with gzip.open(tmp_path / path, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_a_sentence_holds_the_answer_in_every_passage_that_has_it(data: Path) -> None:
    made = examples.examples(data, 2, RetrievalCache(None))
    example = next(each for each in made if each.question.text.startswith("متى بني"))
    holding = [
        (each.evidence.passage.text, each.tokens.text)
        for each, holds in zip(example.sentences, example.holds, strict=True)
        if holds
    ]
    assert sorted(holding) == sorted([(_SHORT, _FIRST), (_LONG, _FIRST)])
