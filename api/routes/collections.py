"""`/v1/collections`: lists, creates and deletes collections."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.routes.context import ContextDep
from api.wire.document_replies import CollectionList
from api.wire.inputs import CollectionInput
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openapi import accepts
from index.library import Library
from index.records import CollectionSummary

router = APIRouter()


@router.get("/v1/collections", response_model=CollectionList)
async def list_collections(context: ContextDep) -> Response:
    """List all collections, with their numbers of documents and passages."""
    collections = await context.service.read(context.service.library.collections)
    return json_response(CollectionList(context.caller.visible(collections)))


@router.post(
    "/v1/collections",
    status_code=201,
    response_model=CollectionSummary,
    responses={200: {"description": "The collection existed already.", "model": CollectionSummary}},
    openapi_extra=accepts(CollectionInput),
)
async def create_collection(context: ContextDep) -> Response:
    """Create an empty collection."""
    body = await read_json(context.request, CollectionInput)
    context.caller.check([body.name])
    is_new, summary = await context.service.write(partial(_create, context.service.library, body.name))
    return json_response(summary, 201 if is_new else 200)


@router.delete("/v1/collections/{name}", status_code=204)
async def drop_collection(name: str, context: ContextDep) -> Response:
    """Delete a collection with its documents; the default collection is only emptied."""
    context.caller.check([name])
    await context.service.write(partial(context.service.library.drop_collection, name))
    return Response(status_code=204)


def _create(library: Library, name: str) -> tuple[bool, CollectionSummary]:
    is_new = library.create_collection(name)
    summaries = (each for each in library.collections() if each.name == name)
    # Another client may have deleted it since; it was created empty.
    return is_new, next(summaries, CollectionSummary(name, 0, 0))
