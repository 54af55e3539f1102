"""Documents from a request: as JSON, or as a file of text in a form.

The form has the fields of the JSON but for `text`, with JSON in those that are no strings. The name of the file is a
title, and never a path.
"""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from starlette.requests import Request

from api.problems import INVALID_REQUEST, WRONG_CONTENT_TYPE, FieldError, Refused
from api.wire.forms import Part, read_form
from api.wire.inputs import MAX_TITLE_CHARACTERS, DocumentInput
from api.wire.json_requests import check, content_type, parse, read_json
from corpus.document import MAX_DOCUMENT_BYTES
from corpus.errors import DocumentTooLarge, UnreadableFile
from corpus.load_text import TEXT_SUFFIXES, decode_text
from corpus.passage import Document

FORM = "multipart/form-data"

FORM_SCHEMA = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        **{name: {"type": "string"} for name in DocumentInput.model_fields if name != "text"},
    },
}

_FILE = "file"
_JSON_FIELDS = ("translations", "metadata")
_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that came in a request: its fields and, from a form, the bytes and the name of its file."""

    given: DocumentInput
    file: bytes | None = None
    file_name: str = ""

    def document(self) -> Document:
        """Return the document; reading a long one takes a while.

        Raises:
            CorpusError: its file is no text, or it breaks one of `corpus.document`'s rules.
        """
        if self.file is None:
            return self.given.document()
        text = decode_text(self.file, name="the file")
        return self.given.model_copy(update={"text": text}).document(self.file_name)


async def read_upload(request: Request) -> Upload:
    """Return the document of a request.

    Raises:
        Refused: another content type, or fields against the rules of `DocumentInput`.
        UnreadableFile, DocumentTooLarge: so is the file.
    """
    media_type, charset = content_type(request)
    if media_type != FORM:
        return Upload(await read_json(request, DocumentInput))
    if charset not in ("", "utf-8"):
        raise Refused(WRONG_CONTENT_TYPE)
    return _from_form(await read_form(request))


def _from_form(parts: list[Part]) -> Upload:
    files = [part for part in parts if part.file_name is not None]
    if [part.name for part in files] != [_FILE]:
        raise Refused(INVALID_REQUEST, [FieldError(_FILE, "One file is required")])
    name = PurePath(_FOLDERS.sub("", files[0].file_name or ""))
    _check_file(name, len(files[0].data))
    fields = {part.name: _value(part.name, part.text) for part in parts if part.file_name is None and part.data}
    given = check(DocumentInput, {"title": name.stem[:MAX_TITLE_CHARACTERS], **fields, "text": ""})
    return Upload(given, files[0].data, name.name)


def _value(field: str, value: str) -> Any:
    return parse(value) if field in _JSON_FIELDS else value


def _check_file(name: PurePath, size: int) -> None:
    if name.suffix.lower() not in TEXT_SUFFIXES:
        raise UnreadableFile("this kind of file is not read", hint="send a .txt or .md file")
    if size > MAX_DOCUMENT_BYTES:
        raise DocumentTooLarge(f"the file is over {MAX_DOCUMENT_BYTES // 1_000_000} MB", hint="split it")
