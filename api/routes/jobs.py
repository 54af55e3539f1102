"""`/v1/jobs`: what became of work in the background."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.service import TheService
from api.wire.json_responses import json_response
from api.wire.replies import Job

router = APIRouter()


@router.get("/v1/jobs/{job_id}", response_model=Job)
async def read_job(service: TheService, job_id: str) -> Response:
    """Tell how far a job is, and how it ended."""
    return json_response(Job.of(await service.read(partial(service.jobs.find, job_id))))


@router.delete("/v1/jobs/{job_id}", response_model=Job)
async def cancel_job(service: TheService, job_id: str) -> Response:
    """Cancel a job that has not ended; what it did until then stays done."""
    return json_response(Job.of(await service.write(partial(service.jobs.cancel, job_id))))
