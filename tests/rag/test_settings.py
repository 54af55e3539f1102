"""Settings from the environment and from a file."""

from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable, SettingsError
from rag.settings import load_settings
from rag.wiring import open_answerer


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IQTIBAS_HOME", "IQTIBAS_CONFIG"):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IQTIBAS_HOME", str(tmp_path))
    monkeypatch.setenv("IQTIBAS_BUNDLED_ARTICLE", "false")
    monkeypatch.setenv("IQTIBAS_CORS_ORIGINS", "https://a.example, https://b.example")
    monkeypatch.setenv("IQTIBAS_OPENAI__BASE_URL", "http://127.0.0.1:8080/v1")
    settings = load_settings()
    assert (settings.home, settings.bundled_article) == (tmp_path, False)
    assert settings.cors_origins == ("https://a.example", "https://b.example")
    assert settings.openai.base_url == "http://127.0.0.1:8080/v1"


def test_a_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "iqtibas.toml"
    file.write_text('encoder = "bundled-fast"\nbundled_article = false\n', encoding="utf-8")
    monkeypatch.setenv("IQTIBAS_CONFIG", str(file))
    monkeypatch.setenv("IQTIBAS_BUNDLED_ARTICLE", "true")
    assert (load_settings().encoder, load_settings().bundled_article) == ("bundled-fast", True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IQTIBAS_ENCODR", "x"),
        ("IQTIBAS_OPENAI__KEY", "x"),
        ("IQTIBAS_BUNDLED_ARTICLE", "perhaps"),
        ("IQTIBAS_STORE", "paper"),
        ("IQTIBAS_CONFIG", "/nowhere/iqtibas.toml"),
    ],
)
def test_a_wrong_name_or_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as raised:
        load_settings()
    assert raised.value.hint
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("content", ["encodr = 'x'", "encoder = ", "\udcff"])
def test_a_wrong_file_is_an_error_of_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str) -> None:
    file = tmp_path / "iqtibas.toml"
    file.write_bytes(content.encode(errors="surrogateescape"))
    monkeypatch.setenv("IQTIBAS_CONFIG", str(file))
    with pytest.raises(SettingsError):
        load_settings()


@pytest.mark.parametrize("name", ["RERANKER", "READER", "TRANSLATOR", "GENERATOR"])
def test_a_model_that_is_not_there_is_named_with_its_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setenv("IQTIBAS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(f"IQTIBAS_{name}", f"{'transformers:' if name == 'GENERATOR' else ''}{tmp_path}")
    with pytest.raises(ModelUnavailable, match=str(tmp_path)) as raised:
        open_answerer()
    assert not (tmp_path / "home").exists()
    assert f"IQTIBAS_{name}" in raised.value.hint
