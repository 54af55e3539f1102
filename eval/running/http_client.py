"""JSON requests to a server under test, repeated while the server is busy. Owns httpx.

Two kinds of failure are distinguished. One that would affect every question (no connection, a refused key) ends the
run with `TargetUnavailable`; one that affects a single request is `RequestFailed`.
"""

import time
from typing import Any
from urllib.parse import urlsplit

import httpx

from corpus.errors import TargetUnavailable

TIMEOUT_S = 120.0
"""For one request; a language model on a slow machine may need a minute."""

TRIES = 4
LONGEST_WAIT_S = 30.0
_WAIT_S = 1.0

_BUSY = (429, 503)
# Statuses that concern a single request; any other client error would affect every request.
_INVALID_REQUEST = (400, 413, 422)
_SHOWN_CHARACTERS = 200


class RequestFailed(Exception):
    """A single request failed, or its response cannot be read."""


def open_client(url: str, key: str = "") -> httpx.Client:
    """Return a client of the server at `url`.

    Args:
        key: sent with every request; empty for none.

    Raises:
        TargetUnavailable: `url` is not an HTTP address.
    """
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise TargetUnavailable("the address to ask is no web address", hint="Give one like http://127.0.0.1:8000.")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return httpx.Client(base_url=url.rstrip("/"), headers=headers, timeout=TIMEOUT_S)


def call(client: httpx.Client, method: str, path: str, body: object = None) -> dict[str, Any]:
    """Send a request, and return the JSON object in the response; {} if the response has no body.

    Args:
        body: sent as JSON; None sends no body.

    Raises:
        TargetUnavailable: there is no connection, or the server refuses all such requests.
        RequestFailed: this request failed, or its response is not a JSON object.
    """
    reply = _sent(client, method, path, body)
    if reply.is_success:
        return _json(reply)
    what = f"the server answered {reply.status_code}"
    if reply.is_server_error or reply.status_code in _INVALID_REQUEST:
        raise RequestFailed(f"{what}: {' '.join(reply.text.split())[:_SHOWN_CHARACTERS]}")
    hints = {
        401: "Give a key with --key-file.",
        403: "Give a key with more rights.",
        404: "Check the address, the collection and the model.",
    }
    raise TargetUnavailable(f"{what} to {method} {path}", hint=hints.get(reply.status_code, "See the server's log."))


def _sent(client: httpx.Client, method: str, path: str, body: object) -> httpx.Response:
    """Return the response to a request, which is sent up to `TRIES` times while the server is busy."""
    for tried in range(TRIES):
        try:
            reply = client.request(method, path, json=body) if body is not None else client.request(method, path)
        except httpx.TimeoutException as error:
            raise RequestFailed(f"no answer within {TIMEOUT_S:.0f} s") from error
        except httpx.HTTPError as error:
            hint = "Check the address, and that the server runs."
            raise TargetUnavailable(f"{client.base_url} cannot be reached: {error}", hint=hint) from error
        if reply.status_code not in _BUSY or tried == TRIES - 1:
            return reply
        time.sleep(_wait_s(reply, tried))
    raise AssertionError("the last try returns")


def _wait_s(reply: httpx.Response, tried: int) -> float:
    asked = reply.headers.get("retry-after", "")
    return min(LONGEST_WAIT_S, float(asked) if asked.isdecimal() else _WAIT_S * 2**tried)


def _json(reply: httpx.Response) -> dict[str, Any]:
    if not reply.content:
        return {}
    try:
        value = reply.json()
    except ValueError as error:
        raise RequestFailed("the answer is not JSON") from error
    if not isinstance(value, dict):
        raise RequestFailed("the answer is not a JSON object")
    return value
