"""`/v1/models`: the collections as models, for OpenAI's clients."""

from fastapi import APIRouter
from starlette.responses import Response

from api.problems import NO_SUCH_MODEL, Refused
from api.routes.context import Context, ContextDep
from api.wire.json_responses import json_response
from api.wire.openai_inputs import MODEL
from api.wire.openai_replies import Model, ModelList

router = APIRouter()


@router.get("/v1/models", response_model=ModelList)
async def list_models(context: ContextDep) -> Response:
    """List the models: `iqtibas` asks the default collection, `iqtibas/<collection>` asks that one."""
    return json_response(ModelList(await _models(context)))


@router.get("/v1/models/{model:path}", response_model=Model)
async def read_model(context: ContextDep, model: str) -> Response:
    """Return one model."""
    for each in await _models(context):
        if each.id == model:
            return json_response(each)
    raise Refused(NO_SUCH_MODEL)


async def _models(context: Context) -> tuple[Model, ...]:
    collections = context.caller.visible(await context.service.read(context.service.library.collections))
    return (Model(MODEL), *(Model(f"{MODEL}/{each.name}") for each in collections))
