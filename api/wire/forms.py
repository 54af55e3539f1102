"""Reads multipart/form-data into memory.

python-multipart splits the bytes. This reader is strict: names and values must be UTF-8, and an incomplete form is
refused. Nothing is written to disk, because the size of the body is limited already.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote_to_bytes

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from api.problems import MALFORMED_FORM, Refused

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MAX_PARTS = 20
"""Fields of a form; a document has half as many."""

MAX_FILES = 1_000

MAX_HEADER_BYTES = 8_000
"""Of all headers of a part; a long file name in UTF-8 fits."""

_DISPOSITION = b"content-disposition"
_EXTENDED_NAME = re.compile(rb";\s*filename\*=utf-8'[^']*'([^;\s]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a form; `file_name` is None if it is not a file."""

    name: str
    file_name: str | None
    data: bytes

    @property
    def text(self) -> str:
        return _utf8(self.data)


async def read_form(request: Request) -> list[Part]:
    """Return the parts of a form, in order.

    Raises:
        Refused: the body is not a form, is incomplete, or has too many parts.
    """
    _, options = parse_options_header(request.headers.get("content-type"))
    reader = _Reader()
    try:
        parser = MultipartParser(options.get(b"boundary") or _refuse(), reader.callbacks())
        async for chunk in request.stream():
            parser.write(chunk)
    except FormParserError:
        _refuse()
    return reader.parts if reader.is_complete else _refuse()


@dataclass(slots=True)
class _Reader:
    """Collects the parts from the callbacks of the parser."""

    parts: list[Part] = field(default_factory=list)
    is_complete: bool = False
    _header: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _data: bytearray = field(default_factory=bytearray)
    _disposition: bytes = b""
    _header_bytes: int = 0
    _room: dict[bool, int] = field(default_factory=lambda: {True: MAX_FILES, False: MAX_PARTS})

    def callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._begin_part,
            "on_header_field": self._add_to_header,
            "on_header_value": self._add_to_value,
            "on_header_end": self._end_header,
            "on_part_data": self._add_to_data,
            "on_part_end": self._end_part,
            "on_end": self._end,
        }

    def _begin_part(self) -> None:
        self._data, self._disposition, self._header_bytes = bytearray(), b"", 0

    def _add_to_header(self, data: bytes, start: int, end: int) -> None:
        self._header += self._counted(data[start:end])

    def _add_to_value(self, data: bytes, start: int, end: int) -> None:
        self._value += self._counted(data[start:end])

    def _end_header(self) -> None:
        if self._header.lower() == _DISPOSITION:
            self._disposition = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def _add_to_data(self, data: bytes, start: int, end: int) -> None:
        self._data += data[start:end]

    def _end_part(self) -> None:
        _, options = parse_options_header(self._disposition)
        name, file_name = options.get(b"name"), options.get(b"filename", _extended_name(self._disposition))
        is_file = file_name is not None
        self._room[is_file] -= 1
        if name is None or self._room[is_file] < 0:
            _refuse()
        self.parts.append(Part(_utf8(name), None if file_name is None else _utf8(file_name), bytes(self._data)))

    def _end(self) -> None:
        self.is_complete = True

    def _counted(self, piece: bytes) -> bytes:
        self._header_bytes += len(piece)
        return piece if self._header_bytes <= MAX_HEADER_BYTES else _refuse()


def _extended_name(disposition: bytes) -> bytes | None:
    """Return the file name of `filename*` (RFC 5987); None without it.

    RFC 7578 forbids it in forms, but `requests` sends it for every name that is not ASCII.
    """
    match = _EXTENDED_NAME.search(disposition)
    return unquote_to_bytes(match[1]) if match else None


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        _refuse()


def _refuse() -> NoReturn:
    raise Refused(MALFORMED_FORM) from None
