"""`/v1/jobs`: reads and cancels background jobs."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.background.jobs import Work
from api.problems import NO_SUCH_JOB, Refused
from api.routes.context import Context, ContextDep
from api.wire.job_replies import Job
from api.wire.json_responses import json_response
from index.storage.jobs import JobRecord

router = APIRouter()


@router.get("/v1/jobs/{job_id}", response_model=Job)
async def read_job(context: ContextDep, job_id: str) -> Response:
    """Return the progress of a job and, once it has ended, its result or problem."""
    return json_response(Job.of(await visible_job(context, job_id)))


@router.delete("/v1/jobs/{job_id}", response_model=Job)
async def cancel_job(context: ContextDep, job_id: str) -> Response:
    """Cancel a job that has not ended; what it did until then stays done."""
    return json_response(Job.of(await cancelled_job(context, job_id)))


async def started_job(context: Context, kind: str, work: Work) -> JobRecord:
    """Start a job of the caller, and return it. Raises as `Jobs.start`."""
    return await context.service.write(partial(context.service.jobs.start, kind, work, context.caller.key_id))


async def cancelled_job(context: Context, job_id: str, kind: str | None = None) -> JobRecord:
    """Cancel a job unless it has ended, and return it. Raises as `visible_job`."""
    await visible_job(context, job_id, kind)
    return await context.service.write(partial(context.service.jobs.cancel, job_id))


async def visible_job(context: Context, job_id: str, kind: str | None = None) -> JobRecord:
    """Return a job that the caller may see; any other looks as if it did not exist.

    Args:
        kind: the kind that the job must have; None for any.

    Raises:
        Refused: there is no such job.
    """
    job = await context.service.read(partial(context.service.jobs.find, job_id))
    if not context.caller.may_see(job) or kind not in (None, job.kind):
        raise Refused(NO_SUCH_JOB)
    return job
