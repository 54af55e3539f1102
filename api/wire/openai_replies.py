"""Responses to OpenAI's clients: each dataclass is the schema of one in the OpenAPI description."""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Model:
    """A collection as a model; `created` is 0, because the time is not known."""

    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "iqtibas"


@dataclass(frozen=True, slots=True)
class ModelList:
    """All models."""

    data: tuple[Model, ...]
    object: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class ChatCompletion:
    """An answer; with `stream` it comes as events instead."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[dict[str, Any]]
    usage: dict[str, int]


@dataclass(frozen=True, slots=True)
class WholeResponse:
    """A response; with `stream` it comes as events instead."""

    id: str
    object: Literal["response"]
    created_at: int
    status: Literal["completed"]
    model: str
    output: list[dict[str, Any]]
    usage: dict[str, Any]
