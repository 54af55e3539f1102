"""The door for other people's models: weights come in, code does not; a name is looked up where that can succeed."""

from pathlib import Path

import pytest
from huggingface_hub import constants

from corpus.errors import ModelUnavailable
from index.pretrained import load_pretrained
from tests.index.hub import empty_hub, no_hub

HINT = "Use another one."


def test_the_loaded_model_is_returned(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").touch()
    assert load_pretrained("encoder", str(tmp_path), lambda only_here: (7, only_here), hint=HINT) == (7, False)


def test_a_name_is_fetched_where_the_hub_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with empty_hub() as address:
        monkeypatch.setattr(constants, "ENDPOINT", address)
        assert not load_pretrained("encoder", "owner/name", lambda only_here: only_here, hint=HINT)


def test_a_model_is_loaded_from_the_cache_if_the_hub_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", no_hub())
    assert load_pretrained("encoder", "owner/name", lambda only_here: only_here, hint=HINT)


def test_a_model_that_is_not_cached_either_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(only_here: bool) -> None:
        raise FileNotFoundError("a long story of the library's own")

    monkeypatch.setattr(constants, "ENDPOINT", address := no_hub())
    with pytest.raises(ModelUnavailable, match=f"it is no folder, it was not fetched before, and {address} cannot be"):
        load_pretrained("encoder", "owner/name", missing, hint=HINT)


def test_a_missing_path_is_not_requested_from_the_hub(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="there is no such folder"):
        load_pretrained("encoder", str(tmp_path / "e5"), lambda _: pytest.fail("it was loaded"), hint=HINT)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "deep/er/modeling.py", "weights.pt", "a.ckpt", "b.pkl"])
def test_a_folder_with_code_or_pickles_is_refused_unread(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    with pytest.raises(ModelUnavailable, match=Path(name).name):
        load_pretrained("encoder", str(tmp_path), lambda _: pytest.fail("it was loaded"), hint=HINT)


@pytest.mark.parametrize(
    ("error", "told"), [(RuntimeError("no such file\nand more"), "no such file"), (KeyError(), "KeyError")]
)
def test_any_failure_is_one_line_with_the_hint(tmp_path: Path, error: Exception, told: str) -> None:
    def fail(only_here: bool) -> None:
        raise error

    with pytest.raises(ModelUnavailable) as caught:
        load_pretrained("reader", str(tmp_path), fail, hint=HINT)
    assert str(caught.value) == f"the reader {str(tmp_path)!r} cannot be loaded: {told}"
    assert caught.value.hint == HINT
