"""Reads JSON lines: each line is an object, a document with the fields of `POST /v1/documents`.

An invalid line does not affect the others. Each line of a text is a paragraph.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from corpus.decode import decode_text
from corpus.document import DocumentInfo
from corpus.errors import InvalidDocument, UnreadableFile
from corpus.files.draft import Draft, Failure
from corpus.files.options import Options

_TEXT = ("text", "body", "content", "contents", "passage")
_ID = ("document_id", "id", "_id", "docid")
_STRINGS = ("title", "language", "url", "published", "translation_source")


def read(data: bytes, options: Options) -> Iterator[Draft | Failure]:
    """Yield a draft or a failure for each line that is not blank."""
    for number, line in enumerate(decode_text(data, name=options.name).split("\n"), 1):
        if line.strip():
            part = f"line {number}"
            try:
                yield draft_of_record(_record(line), part, line)
            except (InvalidDocument, UnreadableFile) as error:
                yield Failure.of(error, part)


def draft_of_record(record: Mapping[str, Any], part: str, source: str) -> Draft:
    """Return the draft of a record.

    Args:
        record: fields by name.
        part: name of the record in its file.
        source: what the default id is hashed from.

    Raises:
        InvalidDocument: it has no text, or a field of the wrong type.
    """
    text = next((record[name] for name in _TEXT if record.get(name)), None)
    if not isinstance(text, str):
        raise InvalidDocument("no field `text` that holds any text", hint="name the text of each document `text`")
    document_id = next((record[name] for name in _ID if record.get(name)), None)
    strings = {name: record[name] for name in _STRINGS if record.get(name)}
    if wrong := [name for name, value in strings.items() if not isinstance(value, str)]:
        raise InvalidDocument(f"{wrong[0]} is no string", hint="quote it")
    metadata = record.get("metadata") or {}
    translations = record.get("translations") or {}
    if not isinstance(metadata, dict) or not isinstance(translations, dict):
        raise InvalidDocument("metadata or translations is no object", hint="write them as for POST /v1/documents")
    info = DocumentInfo(
        document_id=None if document_id is None else str(document_id),
        metadata=metadata,
        translations=translations,
        **strings,
    )
    return Draft(text=text, info=info, part=part, source=source)


def _record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("not JSON", hint="write one JSON object a line") from error
    if not isinstance(record, dict):
        raise UnreadableFile("not a JSON object", hint="write one JSON object a line")
    return record
