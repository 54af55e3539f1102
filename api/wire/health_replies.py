"""Responses about the state of the server: each dataclass is the JSON of one."""

from dataclasses import dataclass
from typing import Literal

from index.records import LibraryStatus


@dataclass(frozen=True, slots=True)
class Alive:
    """The process is running."""

    status: Literal["alive"] = "alive"


@dataclass(frozen=True, slots=True)
class Ready:
    """The library answers; while `dense` is `rebuilding`, it does so by sparse search alone."""

    status: Literal["ready"]
    passages: int
    dense: Literal["ready", "rebuilding"]
    encoder: str

    @classmethod
    def of(cls, status: LibraryStatus) -> "Ready":
        return cls("ready", status.passages, status.dense, status.encoder)
