"""`/healthz`, `/readyz` and `/metrics`: liveness, readiness and metrics."""

from fastapi import APIRouter
from starlette.responses import Response

from api.routes.context import ContextDep
from api.telemetry import MEDIA_TYPE
from api.wire.health_replies import Alive, Ready
from api.wire.json_responses import json_response
from api.wire.openapi import text

router = APIRouter()


@router.get("/healthz", response_model=Alive)
async def healthz() -> Response:
    """Return 200 while the process runs, without using the library."""
    return json_response(Alive())


@router.get("/readyz", response_model=Ready)
async def readyz(context: ContextDep) -> Response:
    """Return whether the library answers, and whether all passages have vectors."""
    return json_response(Ready.of(await context.service.read(context.service.library.status)))


@router.get("/metrics", responses=text(MEDIA_TYPE))
async def metrics(context: ContextDep) -> Response:
    """Return the metrics of all workers since the start, in the text format of Prometheus."""
    status = await context.service.read(context.service.library.status)
    return Response(context.service.telemetry.exposition(status), media_type=MEDIA_TYPE)
