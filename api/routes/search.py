"""`POST /v1/search`: ranks passages for a query."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.guards.request_log import note_question
from api.routes.context import ContextDep
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openapi import accepts
from api.wire.question_inputs import SearchInput, conditions_of
from rag.answerer import Search

router = APIRouter()


@router.post("/v1/search", response_model=Search, openapi_extra=accepts(SearchInput))
async def search(context: ContextDep) -> Response:
    """Rank the passages for a query, with the parts of their scores."""
    body = await read_json(context.request, SearchInput)
    note_question(context.request.scope, body.query)
    context.caller.check(body.collections)
    find = partial(
        context.service.answerer.search,
        body.query,
        collections=body.collections,
        filters=conditions_of(body.filters),
        top_k=body.top_k,
    )
    return json_response(await context.service.read(find))
