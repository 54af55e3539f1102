"""The inquiry of a chat request: the last text of the user, asked of the collections that the model names."""

from collections.abc import Sequence
from dataclasses import replace

from api.access.caller import Caller
from api.guards.request_log import note_question
from api.problems import INVALID_REQUEST, NO_SUCH_MODEL, FieldError, Refused
from api.protocols.suggestions import without_suggestions
from api.protocols.unsupported import check_text_only
from api.routes.context import Context
from api.wire.conversations import ConversationInput, last_question
from api.wire.openai_inputs import MODEL
from api.wire.question_inputs import conditions_of
from rag.answer import Turn
from rag.inquiry import LONGEST_QUESTION, Inquiry

_PREFIX = f"{MODEL}/"


async def inquiry_of(context: Context, body: ConversationInput, model: str = MODEL) -> Inquiry:
    """Return the inquiry of a conversation, after checking its collections.

    Raises:
        Refused: there is no question of the user or it is too long, a message has more than text, or the model is
            unknown.
        UnknownCollection: a collection does not exist or is out of the caller's reach.
    """
    messages = body.all_messages()
    check_text_only(messages)
    found = last_question(messages)
    if found is None:
        raise _refused(body, "A message of the user is required")
    question, history = found
    note_question(context.request.scope, question)
    if len(question) > LONGEST_QUESTION:
        raise _refused(body, f"A question has {LONGEST_QUESTION} characters or fewer")
    collections = body.collections or _collections_of(model, context.caller)
    context.caller.check(collections)
    await context.service.check_collections(collections)
    return Inquiry(
        question,
        body.language,
        collections,
        conditions_of(body.filters),
        body.top_k,
        list(map(_answer_alone, history)),
    )


def _answer_alone(turn: Turn) -> Turn:
    return replace(turn, content=without_suggestions(turn.content)) if turn.role == "assistant" else turn


def _refused(body: ConversationInput, message: str) -> Refused:
    return Refused(INVALID_REQUEST, [FieldError(body.messages_field, message)])


def _collections_of(model: str, caller: Caller) -> Sequence[str]:
    if model == MODEL:
        return caller.default_collections()
    if not model.startswith(_PREFIX):
        raise Refused(NO_SUCH_MODEL)
    return [model.removeprefix(_PREFIX)]
