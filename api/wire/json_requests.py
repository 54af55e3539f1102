"""JSON bodies: bytes in, a checked input out.

orjson reads them, because it refuses by itself what Python's parser lets through: NaN and 1e999, lone surrogates, byte
order marks, other encodings, and nesting that would exhaust the stack.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any, TypeVar

import orjson
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from api.problems import INVALID_REQUEST, MALFORMED_JSON, WRONG_CONTENT_TYPE, FieldError, Refused

MAX_FIELD_ERRORS = 20
"""More help nobody, and a body may break a rule a hundred thousand times."""

_UNKNOWN_FIELD = "extra_forbidden"
"""pydantic's name for it."""

Checked = TypeVar("Checked", bound=BaseModel)


async def read_json(request: Request, model: type[Checked]) -> Checked:
    """Return the body of a request as a checked input.

    Raises:
        Refused: another content type, not JSON, or against the rules of the model.
    """
    media_type, charset = content_type(request)
    if media_type != "application/json" or charset not in ("", "utf-8"):
        raise Refused(WRONG_CONTENT_TYPE)
    return check(model, parse(await request.body()))


def content_type(request: Request) -> tuple[str, str]:
    """Return media type and charset in small letters; what is not said is empty."""
    media_type, *parameters = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    named = dict(each.partition("=")[::2] for each in parameters)
    return media_type, named.get("charset", "").strip('"')


def parse(data: bytes | str) -> Any:
    """Return the JSON value.

    Raises:
        Refused: not JSON, or not in UTF-8.
    """
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
    return [FieldError(_field(each["loc"], _names(model)), _message(each, model)) for each in found]


def _message(error: Mapping[str, Any], model: type[BaseModel]) -> str:
    """Return what is wrong; a field that is none may be a misspelt one, so those that there are are named."""
    is_unknown = error["type"] == _UNKNOWN_FIELD and len(error["loc"]) == 1
    return f"A field is unknown; known are {', '.join(model.model_fields)}" if is_unknown else str(error["msg"])


def _field(place: tuple[int | str, ...], names: Container[int | str]) -> str:
    """Return the place of an error up to the first name that is not ours: a name that the client chose is input too."""
    known = takewhile(lambda part: isinstance(part, int) or part in names, place)
    return ".".join(map(str, known)) or "body"


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of all fields of an input and of what it is made of."""
    schema = model.model_json_schema()
    return frozenset(
        name for each in (schema, *schema.get("$defs", {}).values()) for name in each.get("properties", ())
    )
