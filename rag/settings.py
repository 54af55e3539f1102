"""Settings, from the environment (`IQTIBAS_*`, nested with `__`) or a TOML file named by `IQTIBAS_CONFIG`.

The environment goes before the file; an empty variable is as good as none. A name that is not a setting is an error: a
misspelt one must not silently leave the default in force.
"""

import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from corpus.errors import SettingsError

PREFIX = "IQTIBAS_"
CONFIG = f"{PREFIX}CONFIG"


def _split(value: object) -> object:
    """Return what an environment variable says as a list: names between commas, or a JSON array."""
    if not isinstance(value, str):
        return value
    return json.loads(value) if value.startswith("[") else [name.strip() for name in value.split(",")]


Store = Literal["local", "milvus"]
Folder = Annotated[Path, AfterValidator(Path.expanduser)]
Names = Annotated[list[str], NoDecode, BeforeValidator(_split)]


class OpenAISettings(BaseModel):
    """Where an OpenAI-compatible server is, for `IQTIBAS_GENERATOR=openai:<model>`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base_url: str = ""
    api_key: SecretStr = SecretStr("")


class WritingSettings(BaseModel):
    """How a language model writes, for any `IQTIBAS_GENERATOR` but `extractive`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    timeout_s: Annotated[float, Field(gt=0, le=600)] = 30.0
    max_tokens: Annotated[int, Field(ge=16, le=4_096)] = 400
    context_tokens: Annotated[int, Field(ge=100, le=100_000)] = 3_000
    device: str = "cpu"
    dtype: str = "auto"


class MilvusSettings(BaseModel):
    """Where Milvus is, for `IQTIBAS_STORE=milvus`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    uri: str = ""
    token: SecretStr = SecretStr("")


class Settings(BaseSettings):
    """Everything that can be set; what each does stands in the README."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True, extra="forbid", frozen=True
    )

    home: Folder = Field(default_factory=lambda: Path(platformdirs.user_data_dir("iqtibas")))
    bundled_article: bool = True
    encoder: str = "bundled"
    reranker: str = ""
    reader: str = ""
    translator: str = ""
    generator: str = "extractive"
    public_url: str = ""
    cors_origins: Names = []
    trusted_proxies: Names = []
    api_key_file: Folder | None = None
    ocr: Literal["", "tesseract"] = ""
    store: Store = "local"
    openai: OpenAISettings = OpenAISettings()
    writing: WritingSettings = WritingSettings()
    milvus: MilvusSettings = MilvusSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment before file; no .env file is looked for."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, os.environ.get(CONFIG) or None)


def load_settings() -> Settings:
    """Return the settings in force.

    Raises: SettingsError in one line that names the setting and what is wrong with it.
    """
    for name in _unknown_names(os.environ):
        raise SettingsError(f"{name} is not a setting", hint=f"Settings are: {', '.join(sorted(_known_names()))}")
    config = os.environ.get(CONFIG)
    if config and not Path(config).is_file():
        raise SettingsError(f"{CONFIG}={config}: no such file", hint="Name a TOML file, or unset it.")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        where = PREFIX + "__".join(str(part) for part in first["loc"]).upper()
        what = " is not a setting" if first["type"] == "extra_forbidden" else f": {first['msg']}"
        raise SettingsError(f"{where}{what}", hint="Mend the setting, or unset it.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{CONFIG}={config}: not a TOML file: {error}", hint="Mend the file.") from error


def _known_names() -> Iterator[str]:
    yield CONFIG
    for name, field in Settings.model_fields.items():
        nested: Any = field.annotation
        if isinstance(nested, type) and issubclass(nested, BaseModel):
            yield from (f"{PREFIX}{name}__{inner}".upper() for inner in nested.model_fields)
        else:
            yield f"{PREFIX}{name}".upper()


def _unknown_names(environment: Mapping[str, str]) -> Iterator[str]:
    known = set(_known_names())
    return (name for name in sorted(environment) if name.upper().startswith(PREFIX) and name.upper() not in known)
