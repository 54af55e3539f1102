"""Settings, from the environment (`IQTIBAS_*`, nested with `__`) or a TOML file named by `IQTIBAS_CONFIG`.

The environment takes precedence over the file; an empty variable counts as unset. An unknown name is an error: a
misspelt one must not silently leave the default in force. Parsed without pydantic, whose import would take a sixth of
the time of a question on the command line.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_type_hints

import platformdirs

from corpus.errors import SettingsError
from rag.setting_values import converted

PREFIX = "IQTIBAS_"
CONFIG = f"{PREFIX}CONFIG"
_NESTED = "__"
_HINT = "Correct the setting, or unset it."

Store = Literal["local", "milvus"]


def _within(default: float, least: float, most: float) -> Any:
    """Return a dataclass field for a number from `least` to `most`."""
    return field(default=default, metadata={"within": (least, most)})


@dataclass(frozen=True, slots=True)
class OpenAISettings:
    """Where an OpenAI-compatible server is, for `IQTIBAS_GENERATOR=openai:<model>`."""

    base_url: str = ""
    api_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class WritingSettings:
    """How a language model writes, for any `IQTIBAS_GENERATOR` but `extractive`."""

    timeout_s: float = _within(30.0, 0.001, 600)
    max_tokens: int = _within(400, 16, 4_096)
    context_tokens: int = _within(3_000, 100, 100_000)
    device: str = "cpu"
    dtype: str = "auto"


@dataclass(frozen=True, slots=True)
class MilvusSettings:
    """Where Milvus is, for `IQTIBAS_STORE=milvus`."""

    uri: str = ""
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; the README says what each does."""

    home: Path = field(default_factory=lambda: Path(platformdirs.user_data_dir("iqtibas")))
    bundled_article: bool = True
    encoder: str = "bundled"
    reranker: str = ""
    reader: str = ""
    translator: str = ""
    generator: str = "extractive"
    public_url: str = ""
    cors_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    api_key_file: Path | None = None
    ocr: Literal["", "tesseract"] = ""
    store: Store = "local"
    openai: OpenAISettings = OpenAISettings()
    writing: WritingSettings = WritingSettings()
    milvus: MilvusSettings = MilvusSettings()


def load_settings() -> Settings:
    """Return the settings in force.

    Raises: SettingsError that names the setting and what is wrong with it.
    """
    names = {name.upper(): name for name in os.environ if name.upper().startswith(PREFIX)}
    known = {CONFIG, *_variables(Settings)}
    for name in sorted(names.keys() - known):
        raise SettingsError(f"{names[name]} is not a setting", hint=f"Settings are: {', '.join(sorted(known))}")
    given = _from_file(os.environ.get(CONFIG) or None)
    for name in sorted(names.keys() - {CONFIG}):
        if value := os.environ[names[name]]:
            outer, _, inner = name.removeprefix(PREFIX).lower().partition(_NESTED)
            if inner:
                given[outer] = {**_mapping(given.get(outer, {}), f"{PREFIX}{outer.upper()}"), inner: value}
            else:
                given[outer] = value
    settings: Settings = _read(given, Settings, PREFIX.rstrip("_"))
    return settings


def _from_file(config: str | None) -> dict[str, object]:
    if config is None:
        return {}
    if not Path(config).is_file():
        raise SettingsError(f"{CONFIG}={config}: no such file", hint="Name a TOML file, or unset it.")
    try:
        return tomllib.loads(Path(config).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{CONFIG}={config}: not a TOML file: {error}", hint="Correct the file.") from error


def _variables(settings: type) -> Iterator[str]:
    """Yield the names of the environment variables of the settings."""
    for name, kind in get_type_hints(settings).items():
        inner = [f"{_NESTED}{each.name}" for each in fields(kind)] if is_dataclass(kind) else [""]
        yield from (f"{PREFIX}{name}{each}".upper() for each in inner)


def _read(given: object, kind: Any, where: str) -> Any:
    """Return an instance of a settings class from values by name. Raises: SettingsError."""
    given, kinds = _mapping(given, where), get_type_hints(kind)
    joint = "_" if kind is Settings else _NESTED
    for name in given.keys() - kinds.keys():
        raise SettingsError(f"{where}{joint}{name.upper()} is not a setting", hint=_HINT)
    bounds = {each.name: each.metadata.get("within") for each in fields(kind)}
    return kind(
        **{
            name: _value(value, kinds[name], f"{where}{joint}{name.upper()}", bounds[name])
            for name, value in given.items()
        }
    )


def _value(given: object, kind: Any, where: str, bounds: tuple[float, float] | None) -> Any:
    """Return a string of the environment, or a value of the file, as the type of a setting. Raises: SettingsError."""
    if is_dataclass(kind):
        return _read(given, kind, where)
    try:
        value = converted(given, kind)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{where}={given!r}: {error}", hint=_HINT) from error
    if bounds and not bounds[0] <= value <= bounds[1]:
        raise SettingsError(f"{where}={given}: not from {bounds[0]:,} to {bounds[1]:,}", hint=_HINT)
    return value


def _mapping(given: object, where: str) -> Mapping[str, object]:
    if not isinstance(given, Mapping):
        raise SettingsError(f"{where}: has settings of its own, and is none", hint=_HINT)
    return given
