"""`/v1/collections`: list, make and delete them."""

from functools import partial

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.service import TheCaller, TheService
from api.wire.inputs import CollectionInput
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openapi import accepts
from api.wire.replies import CollectionList
from index.library import Library
from index.records import CollectionSummary

router = APIRouter()


@router.get("/v1/collections", response_model=CollectionList)
async def list_collections(service: TheService, caller: TheCaller) -> Response:
    """List all collections with how much they hold."""
    return json_response(CollectionList(caller.visible(await service.read(service.library.collections))))


@router.post(
    "/v1/collections",
    status_code=201,
    response_model=CollectionSummary,
    responses={200: {"description": "It was there already.", "model": CollectionSummary}},
    openapi_extra=accepts(CollectionInput),
)
async def create_collection(request: Request, service: TheService, caller: TheCaller) -> Response:
    """Make an empty collection."""
    asked = await read_json(request, CollectionInput)
    caller.check([asked.name])
    is_new, summary = await service.write(partial(_create, service.library, asked.name))
    return json_response(summary, 201 if is_new else 200)


@router.delete("/v1/collections/{name}", status_code=204)
async def drop_collection(name: str, service: TheService, caller: TheCaller) -> Response:
    """Delete a collection with its documents; the default one is empty then."""
    caller.check([name])
    await service.write(partial(service.library.drop_collection, name))
    return Response(status_code=204)


def _create(library: Library, name: str) -> tuple[bool, CollectionSummary]:
    is_new = library.create_collection(name)
    there = (each for each in library.collections() if each.name == name)
    # Another client may have dropped it since; it was made empty.
    return is_new, next(there, CollectionSummary(name, 0, 0))
