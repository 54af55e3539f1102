"""Responses about background jobs: each dataclass is the JSON of one."""

from dataclasses import dataclass
from typing import Any

import orjson

from index.storage.jobs import JobRecord, JobStatus

_PROGRESS_DIGITS = 3


@dataclass(frozen=True, slots=True)
class StartedJob:
    """The background job that adds documents."""

    job_id: str


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A document that could not be added: its file, the part of the file, and the reason."""

    file: str
    part: str
    problem: str


@dataclass(frozen=True, slots=True)
class AddedDocuments:
    """The outcome of adding many documents; the lists of ids and failures have a limit, the counts have none.

    `passed_over` counts the files in archives whose formats are not supported, `passed_over_kinds` names these formats.
    """

    collection: str
    added: int
    passages: int
    not_added: int
    documents: tuple[str, ...]
    failures: tuple[NotAdded, ...]
    passed_over: int
    passed_over_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A background job: `progress` in [0, 1], the result if it is done, the problem if it failed."""

    id: str
    kind: str
    status: JobStatus
    progress: float
    result: Any
    error: Any

    @classmethod
    def of(cls, record: JobRecord) -> "Job":
        result, error = map(_embedded, (record.result, record.problem))
        return cls(record.id, record.kind, record.status, _progress(record), result, error)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run of a question set: `progress` in [0, 1], the report if it is done, the problem if it failed."""

    id: str
    status: JobStatus
    progress: float
    report: Any
    error: Any

    @classmethod
    def of(cls, record: JobRecord) -> "Evaluation":
        report = None if record.result is None else orjson.loads(record.result)["report"]
        return cls(record.id, record.status, _progress(record), report, _embedded(record.problem))


def _progress(record: JobRecord) -> float:
    return round(record.progress, _PROGRESS_DIGITS)


def _embedded(json: str | None) -> orjson.Fragment | None:
    return None if json is None else orjson.Fragment(json)
