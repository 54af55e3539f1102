"""What every chat protocol asks: the last text of the user, of the collections that the model's name says."""

from collections.abc import Sequence

from starlette.requests import Request

from api.access.caller import Caller
from api.guards.request_log import note_question
from api.problems import INVALID_REQUEST, NO_SUCH_MODEL, FieldError, Refused
from api.protocols.unsupported import check_text_only
from api.service import Service
from api.wire.chat_inputs import MODEL, MessageInput, OptionsInput, UIMessageInput, last_question
from api.wire.question_inputs import conditions_of
from rag.inquiry import LONGEST_QUESTION, Inquiry

_PREFIX = f"{MODEL}/"


async def inquiry_of(
    request: Request,
    service: Service,
    caller: Caller,
    model: str,
    messages: Sequence[MessageInput | UIMessageInput],
    options: OptionsInput,
    field: str,
) -> Inquiry:
    """Return the question of a conversation; its collections are there and within the caller's reach.

    Args:
        field: what the client calls the messages.

    Raises:
        Refused: no question of a user, one that is too long, more than text, or another model.
        UnknownCollection: so is one that was named.
    """
    check_text_only(messages)
    found = last_question(messages)
    if found is None:
        raise Refused(INVALID_REQUEST, [FieldError(field, "A message of the user is required")])
    question, history = found
    note_question(request.scope, question)
    if len(question) > LONGEST_QUESTION:
        raise Refused(INVALID_REQUEST, [FieldError(field, f"A question has {LONGEST_QUESTION} characters or fewer")])
    collections = options.collections or _collections_of(model, caller)
    caller.check(collections)
    await service.check_collections(collections)
    return Inquiry(question, options.language, collections, conditions_of(options.filters), options.top_k, history)


def _collections_of(model: str, caller: Caller) -> Sequence[str]:
    if model == MODEL:
        return caller.default_collections()
    if not model.startswith(_PREFIX):
        raise Refused(NO_SUCH_MODEL)
    return [model.removeprefix(_PREFIX)]
