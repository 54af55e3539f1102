"""The protocol between parsing process and parent: length-prefixed JSON values over a pipe."""

import json
import struct
from typing import IO, Any

_LENGTH = struct.Struct(">Q")

MOST_BYTES = 300_000_000
"""Greatest size of a message: a text of the greatest size, with all characters escaped, in one-word paragraphs."""


def write_frame(stream: IO[bytes], value: Any, payload: bytes = b"") -> None:
    """Write a JSON value and a binary payload."""
    head = json.dumps(value).encode()
    stream.write(_LENGTH.pack(len(head)) + head + _LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[Any, bytes]:
    """Return the next value and its payload.

    Raises:
        EOFError: the other process has ended.
        ValueError: the data is not a valid message.
    """
    head = _take(stream)
    return json.loads(head), _take(stream)


def _take(stream: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > MOST_BYTES:
        raise ValueError("a message over the limit")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
