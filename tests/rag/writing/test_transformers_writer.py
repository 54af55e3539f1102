import threading
from pathlib import Path

import pytest

from corpus.errors import GeneratorUnavailable, ModelUnavailable
from rag.wait import Abandoned, Wait
from rag.writing.transformers_writer import TransformersWriter
from rag.writing.writer import Message
from tests.rag.writing.tiny_chat_model import save_tiny_chat_model

MESSAGES = (Message("system", "Answer."), Message("user", "متى؟"))
PATIENCE_S = 30.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_chat_model(tmp_path_factory.mktemp("chat"))


@pytest.fixture(scope="module")
def writer(folder: Path) -> TransformersWriter:
    return TransformersWriter(str(folder), max_tokens=20)


def test_it_writes_the_same_each_time_within_its_limit(writer: TransformersWriter) -> None:
    first, second = ("".join(writer.write(MESSAGES, Wait.of(PATIENCE_S))) for _ in range(2))
    assert first
    assert first == second
    assert writer.count_tokens("abc") == 3


def test_the_chat_template_makes_the_prompt(folder: Path, writer: TransformersWriter, tmp_path: Path) -> None:
    other = TransformersWriter(str(save_tiny_chat_model(tmp_path, chat_template="{{ '?' }}")), max_tokens=20)
    wait = Wait.of(PATIENCE_S)
    assert list(other.write(MESSAGES, wait)) != list(writer.write(MESSAGES, wait))


def test_whoever_stops_reading_stops_the_model(folder: Path) -> None:
    writer = TransformersWriter(str(folder), max_tokens=400)
    wait = Wait.of(PATIENCE_S)
    reply = writer.write(MESSAGES, wait)
    next(reply)
    reply.close()
    assert next(writer.write(MESSAGES, wait))


def test_an_asker_who_leaves_stops_the_model(folder: Path) -> None:
    writer = TransformersWriter(str(folder), max_tokens=400)
    left = threading.Event()
    reply = writer.write(MESSAGES, Wait.of(PATIENCE_S, left.is_set))
    next(reply)
    left.set()
    with pytest.raises(Abandoned):
        list(reply)
    assert next(writer.write(MESSAGES, Wait.of(PATIENCE_S)))


def test_nobody_waits_for_a_busy_model_who_has_left(writer: TransformersWriter) -> None:
    first = writer.write(MESSAGES, Wait.of(PATIENCE_S))
    next(first)
    with pytest.raises(Abandoned):
        next(writer.write(MESSAGES, Wait.of(PATIENCE_S, lambda: True)))
    first.close()


def test_a_deadline_that_is_past_is_an_error(writer: TransformersWriter) -> None:
    with pytest.raises(GeneratorUnavailable, match="not done in time"):
        list(writer.write(MESSAGES, Wait.of(-1)))


def test_a_prompt_that_the_model_cannot_take_is_an_error(
    writer: TransformersWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(writer._model, "generate", fail)
    with pytest.raises(GeneratorUnavailable, match="RuntimeError"):
        list(writer.write(MESSAGES, Wait.of(PATIENCE_S)))


def test_a_folder_with_code_or_without_template_or_model_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="no chat template"):
        TransformersWriter(str(save_tiny_chat_model(tmp_path / "plain", chat_template=None)), max_tokens=5)
    coded = save_tiny_chat_model(tmp_path / "coded")
    (coded / "model.py").write_text("print('run')")
    with pytest.raises(ModelUnavailable, match="could run code"):
        TransformersWriter(str(coded), max_tokens=5)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        TransformersWriter(str(tmp_path / "empty"), max_tokens=5)
