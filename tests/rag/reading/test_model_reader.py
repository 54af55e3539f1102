from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from rag.reading.model_reader import LONGEST_SPAN_TOKENS, ModelReader
from tests.rag.evidence import evidence_from


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> ModelReader:
    from tests.rag.tiny_models import save_tiny_reader

    return ModelReader(str(save_tiny_reader(tmp_path_factory.mktemp("reader"))))


@pytest.mark.parametrize("text", ["بُنيت منارة مروة عام 1893.", "The lighthouse was built in 1893. " * 40])
def test_it_points_at_words_of_a_passage(reader: ModelReader, text: str) -> None:
    (evidence,) = evidence_from(text)
    span = reader.read("When was it built?", [evidence])
    assert span is not None
    assert span.text == evidence.passage.text[span.start : span.end]
    assert 0 < len(span.text.encode()) <= LONGEST_SPAN_TOKENS


def test_the_best_of_several_passages_is_taken(reader: ModelReader) -> None:
    evidence = evidence_from("Oil fell.\nGas rose in May.\nCoal is old.")
    alone = [reader.read("When?", [each]) for each in evidence]
    best = reader.read("When?", evidence)
    assert best == max((each for each in alone if each), key=lambda span: span.margin)
    assert reader.read("When?", []) is None


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="the reader"):
        ModelReader(str(tmp_path))
