"""What every chat protocol asks: the last text of the user, of the collections that the model's name says."""

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


async def inquiry_of(context: Context, given: ConversationInput, model: str = MODEL) -> Inquiry:
    """Return the question of a conversation; its collections are there and within the caller's reach.

    Raises:
        Refused: no question of a user, one that is too long, more than text, or another model.
        UnknownCollection: so is one that was named.
    """
    messages = given.all_messages()
    check_text_only(messages)
    found = last_question(messages)
    if found is None:
        raise _refused(given, "A message of the user is required")
    question, history = found
    note_question(context.request.scope, question)
    if len(question) > LONGEST_QUESTION:
        raise _refused(given, f"A question has {LONGEST_QUESTION} characters or fewer")
    collections = given.collections or _collections_of(model, context.caller)
    context.caller.check(collections)
    await context.service.check_collections(collections)
    return Inquiry(
        question,
        given.language,
        collections,
        conditions_of(given.filters),
        given.top_k,
        list(map(_answer_alone, history)),
    )


def _answer_alone(turn: Turn) -> Turn:
    return replace(turn, content=without_suggestions(turn.content)) if turn.role == "assistant" else turn


def _refused(given: ConversationInput, message: str) -> Refused:
    return Refused(INVALID_REQUEST, [FieldError(given.messages_field, message)])


def _collections_of(model: str, caller: Caller) -> Sequence[str]:
    if model == MODEL:
        return caller.default_collections()
    if not model.startswith(_PREFIX):
        raise Refused(NO_SUCH_MODEL)
    return [model.removeprefix(_PREFIX)]
