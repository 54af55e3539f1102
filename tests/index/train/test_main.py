"""`python -m index.train`: its arguments reach the trainers."""

import sys
from pathlib import Path

import pytest

from index.train import letters, transformer
from index.train.__main__ import main
from index.train.pairs import Materials
from index.train.transformer import TransformerSettings
from index.words.lexicon import BUNDLED_LEXICON


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["index.train", *arguments])
    return main()


def test_a_folder_without_training_data_is_reported_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "lexicon", "--data", str(tmp_path)) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_unknown_model_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, "nothing", "--data", str(tmp_path))


def test_a_model_is_written_over_the_bundled_one_unless_a_folder_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "parallel").mkdir()
    written: list[tuple[Path, Path]] = []
    monkeypatch.setattr(letters, "train_letters", lambda *given: written.append(given))
    assert run(monkeypatch, "letters", "--data", str(tmp_path)) == 0
    assert run(monkeypatch, "letters", "--data", str(tmp_path), "--out", str(tmp_path / "out")) == 0
    assert written == [(tmp_path, BUNDLED_LEXICON), (tmp_path, tmp_path / "out")]


def test_the_stages_of_the_transformer_are_those_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "parallel").mkdir()
    trained: list[tuple[Materials, Path, TransformerSettings]] = []
    monkeypatch.setattr(transformer, "train_transformer", lambda *given: trained.append(given))
    named = [
        "--out",
        str(tmp_path / "out"),
        "--definitions",
        str(tmp_path / "wordnet"),
        "--start-from",
        str(tmp_path / "b"),
    ]
    assert run(monkeypatch, "transformer", "--data", str(tmp_path), "--first-stage", "2", *named) == 0
    ((materials, out, settings),) = trained
    assert (materials.data, materials.definitions, out) == (tmp_path, tmp_path / "wordnet", tmp_path / "out")
    assert [stage.number for stage in settings.stages] == [2, 3] and settings.start_from == tmp_path / "b"
