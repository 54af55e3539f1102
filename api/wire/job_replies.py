"""Responses about background jobs: each dataclass is the JSON of one."""

from dataclasses import dataclass
from typing import Any

import orjson

from index.storage.jobs import JobRecord, JobStatus

_PROGRESS_DIGITS = 3


@dataclass(frozen=True, slots=True)
class StartedJob:
    """Documents that are being read."""

    job_id: str


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A document of many that could not be read: the file it is in, which part of that, and why not."""

    file: str
    part: str
    problem: str


@dataclass(frozen=True, slots=True)
class AddedDocuments:
    """What became of many documents; both lists end where they get too long, and the counts do not.

    `passed_over` counts the files in archives that are of kinds which are not read, `passed_over_kinds` names these.
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
    """Work in the background: `progress` from 0 to 1, the result once it is done, a problem once it has failed."""

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
    """A question set in the background: `progress` from 0 to 1, the report once it is done, a problem if it failed."""

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
