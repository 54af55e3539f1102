"""Documents in a request: as JSON, or as files in a form.

A form has the fields of the JSON except `text`, which is in the file; fields that are not strings contain JSON. The
name of a file is used as a title, and never as a path.
"""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from anyio import to_thread
from starlette.requests import Request

from api.problems import INVALID_REQUEST, TOO_MANY_VALUES, WRONG_CONTENT_TYPE, FieldError, Refused
from api.wire.document_inputs import DocumentFields, DocumentInput
from api.wire.forms import Part, read_form
from api.wire.json_requests import check, content_type, parse, read_json
from api.wire.limits import MAX_TITLE_CHARACTERS
from corpus.document import MAX_DOCUMENT_BYTES
from corpus.errors import DocumentTooLarge
from corpus.files.draft import Failure, PassedOver
from corpus.files.load import Source, load
from corpus.files.parsing.parser import Parser
from corpus.files.readers.read_csv import table_holds_many
from corpus.passage import Document

FORM = "multipart/form-data"

FORM_SCHEMA = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "May be repeated."},
        **{name: {"type": "string"} for name in DocumentFields.model_fields},
    },
}

_FILE = "file"
_TEXT = "text"
"""The text of a document in JSON; in a form it is ignored, because the file has the text."""
_JSON_FIELDS = ("translations", "metadata")
_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)
_FILE_LABEL = "the file"
_PER_DOCUMENT = ("document_id", "translations")
"""Fields that many documents cannot share."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The documents of a request: their fields and, from a form, their files."""

    fields: DocumentFields
    files: tuple[Source, ...] = ()

    @property
    def is_many(self) -> bool:
        """Whether there may be more than one document."""
        return len(self.files) > 1 or any(map(_holds_many, self.files))

    def document(self, parser: Parser) -> Document:
        """Return the document of an upload of one; call this in a thread, because parsing a long file takes seconds.

        Raises:
            CorpusError: its file cannot be read, or it breaks a rule of `corpus.document`.
        """
        if isinstance(self.fields, DocumentInput):
            return self.fields.document()
        loaded = load(self.files[0], parser, self.fields.info())
        # A file whose format holds one document yields that or a failure; only archives pass anything over.
        only = next(each for each in loaded if not isinstance(each, PassedOver))
        if isinstance(only, Failure):
            raise only.error()
        return only


async def read_upload(request: Request) -> Upload:
    """Return the upload of a request.

    Raises:
        Refused: the content type is another, or a field breaks a rule of `DocumentInput`.
        UnreadableFile, DocumentTooLarge: a file is not supported or too large.
    """
    media_type, charset = content_type(request)
    if media_type != FORM:
        return Upload(await read_json(request, DocumentInput))
    if charset not in ("", "utf-8"):
        raise Refused(WRONG_CONTENT_TYPE)
    return await to_thread.run_sync(_from_form, await read_form(request))


def _from_form(parts: list[Part]) -> Upload:
    files = [part for part in parts if part.file_name is not None]
    if {part.name for part in files} != {_FILE}:
        raise Refused(INVALID_REQUEST, [FieldError(_FILE, "A file is required")])
    sources = tuple(map(_source, files))
    written = [part for part in parts if part.file_name is None and part.data and part.name != _TEXT]
    given = {part.name: _value(part.name, part.text) for part in written}
    upload = Upload(check(DocumentFields, given), sources)
    if upload.is_many and (wrong := [name for name in _PER_DOCUMENT if name in given]):
        raise Refused(INVALID_REQUEST, [FieldError(name, "Many documents cannot share this") for name in wrong])
    return upload


def _source(part: Part) -> Source:
    name = PurePath(_FOLDERS.sub("", part.file_name or "")).name
    if len(part.data) > MAX_DOCUMENT_BYTES:
        raise DocumentTooLarge(f"the file is over {MAX_DOCUMENT_BYTES // 1_000_000} MB", hint="split it")
    return Source.given(name[-MAX_TITLE_CHARACTERS:], part.data, _FILE_LABEL)


def _holds_many(source: Source) -> bool:
    if source.kind.name == "csv":
        assert isinstance(source.content, bytes)
        return table_holds_many(source.content)
    return source.kind.holds_many


def _value(field: str, value: str) -> Any:
    if field not in _JSON_FIELDS:
        return value
    try:
        return parse(value)
    except Refused as error:
        if error.problem is TOO_MANY_VALUES:
            raise
        raise Refused(INVALID_REQUEST, [FieldError(field, "Input should be JSON")]) from error
