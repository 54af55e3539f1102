"""JSON bodies as validated inputs.

orjson parses them, because it refuses what Python's parser accepts: NaN and 1e999, lone surrogates, byte order marks,
other encodings, and nesting that exhausts the stack.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any, TypeVar

import orjson
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from api.problems import INVALID_REQUEST, MALFORMED_JSON, TOO_MANY_VALUES, WRONG_CONTENT_TYPE, FieldError, Refused
from api.wire.json_values import has_too_many_values

MAX_FIELD_ERRORS = 20
"""A body may break a rule a hundred thousand times; more errors than this help nobody."""

_SHOULD_BE = "Input should be "
_OBJECT, _ARRAY = f"{_SHOULD_BE}an object", f"{_SHOULD_BE}a valid array"
_IN_JSON = {"model_type": _OBJECT, "dict_type": _OBJECT, "list_type": _ARRAY}
"""pydantic's error type -> message in JSON's terms, where its own message has Python's."""

Checked = TypeVar("Checked", bound=BaseModel)


async def read_json(request: Request, model: type[Checked]) -> Checked:
    """Return the body of a request as a validated input.

    Raises:
        Refused: the content type is another, the body is not JSON, or it breaks a rule of the model.
    """
    media_type, charset = content_type(request)
    if media_type != "application/json" or charset not in ("", "utf-8"):
        raise Refused(WRONG_CONTENT_TYPE)
    return check(model, parse(await request.body()))


def content_type(request: Request) -> tuple[str, str]:
    """Return media type and charset in lower case; each is empty if it is missing."""
    media_type, *parameters = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    named = dict(each.partition("=")[::2] for each in parameters)
    return media_type, named.get("charset", "").strip('"')


def parse(data: bytes | str) -> Any:
    """Return the JSON value.

    Raises:
        Refused: not JSON, not in UTF-8, or of more values than any request needs.
    """
    if has_too_many_values(data.encode(errors="replace") if isinstance(data, str) else data):
        raise Refused(TOO_MANY_VALUES)
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        raise Refused(MALFORMED_JSON) from None


def check(model: type[Checked], value: Any) -> Checked:
    """Return a JSON value as an input.

    Raises:
        Refused: it breaks rules; the fields that do are named, and nothing that was sent.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise Refused(INVALID_REQUEST, _field_errors(found[:MAX_FIELD_ERRORS], model)) from None


def _field_errors(found: Iterable[Mapping[str, Any]], model: type[BaseModel]) -> Sequence[FieldError]:
    """Return one error for each field; of a union, pydantic has one for each of its types."""
    messages: dict[str, list[str]] = {}
    for each in found:
        messages.setdefault(_field(each["loc"], _names(model)), []).append(_IN_JSON.get(each["type"]) or each["msg"])
    return [FieldError(field, _either(each)) for field, each in messages.items()]


def _either(messages: Sequence[str]) -> str:
    first, *others = dict.fromkeys(messages)
    return ", or ".join([first, *(each.removeprefix(_SHOULD_BE) for each in others)])


def _field(place: tuple[int | str, ...], names: Container[int | str]) -> str:
    """Return the path of an error up to the first name that is not a field of ours: such a name is input too."""
    known = takewhile(lambda part: isinstance(part, int) or part in names, place)
    return ".".join(map(str, known)) or "body"


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of all fields of a model and of the models in it."""
    schema = model.model_json_schema()
    return frozenset(
        name for each in (schema, *schema.get("$defs", {}).values()) for name in each.get("properties", ())
    )
