"""The door for other people's models: weights come in, code does not."""

from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from index.pretrained import load_pretrained

HINT = "Use another one."


def test_what_is_loaded_is_returned(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").touch()
    assert load_pretrained("encoder", str(tmp_path), lambda: 7, hint=HINT) == 7
    assert load_pretrained("encoder", "a/name of a hub", lambda: 7, hint=HINT) == 7


@pytest.mark.parametrize("name", ["pytorch_model.bin", "deep/er/modeling.py", "weights.pt", "a.ckpt", "b.pkl"])
def test_a_folder_with_code_or_pickles_is_refused_unread(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    with pytest.raises(ModelUnavailable, match=Path(name).name):
        load_pretrained("encoder", str(tmp_path), lambda: pytest.fail("it was loaded"), hint=HINT)


def test_any_failure_is_one_line_with_the_hint() -> None:
    def fail() -> None:
        raise RuntimeError("no such file\nand a long story")

    with pytest.raises(ModelUnavailable) as caught:
        load_pretrained("reader", "somewhere", fail, hint=HINT)
    assert str(caught.value) == "the reader 'somewhere' cannot be loaded: no such file"
    assert caught.value.hint == HINT
