"""`/healthz` and `/readyz`: is the process alive, and can it answer."""

from fastapi import APIRouter
from starlette.responses import Response

from api.service import TheService
from api.wire.json_responses import json_response
from api.wire.replies import Alive, Ready

router = APIRouter()


@router.get("/healthz", response_model=Alive)
async def healthz() -> Response:
    """Tell that the process is alive; touches nothing."""
    return json_response(Alive())


@router.get("/readyz", response_model=Ready)
async def readyz(service: TheService) -> Response:
    """Tell whether the library answers, and how far its vectors are."""
    return json_response(Ready.of(await service.read(service.library.status)))
