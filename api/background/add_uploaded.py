"""The job that reads and stores an upload of many documents: returns a report of what was added and what was not."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

from api.background.progress import Progress
from api.problems import occurrence_of
from api.wire.job_replies import AddedDocuments, NotAdded
from api.wire.uploads import Upload
from corpus.files.draft import Failure, PassedOver
from corpus.files.load import Source, load
from corpus.files.parsing.parser import Parser
from corpus.files.parsing.pool import ParserPool
from corpus.passage import Document
from index.library import Library

MOST_NAMED = 1_000
"""Documents, and failures, that the report names; the others are only counted."""


def add_uploaded(library: Library, parsers: ParserPool, upload: Upload, progress: Progress) -> AddedDocuments:
    """Store every document of the upload that can be read, and return the report; an unreadable one is reported."""
    collection = upload.fields.collection
    expected = sum(map(_estimated_documents, upload.files))
    failures: list[NotAdded] = []
    passed_over: list[PassedOver] = []
    added: dict[str, int] = {}
    with parsers.borrowed() as parser:

        def documents() -> Iterator[Document]:
            for number, each in enumerate(_each(upload, parser)):
                progress(number / max(expected, number + 1))
                if isinstance(each, Document):
                    yield each
                elif isinstance(each, PassedOver):
                    passed_over.append(each)
                else:
                    failures.append(each)

        for stored in library.add_many(collection, documents()):
            added[stored.document_id] = stored.passages
    return AddedDocuments(
        collection,
        len(added),
        sum(added.values()),
        len(failures),
        tuple(added)[:MOST_NAMED],
        tuple(failures[:MOST_NAMED]),
        len(passed_over),
        tuple(sorted({each.kind for each in passed_over})[:MOST_NAMED]),
    )


def _each(upload: Upload, parser: Parser) -> Iterator[Document | NotAdded | PassedOver]:
    for file in upload.files:
        for each in load(file, parser, upload.fields.info()):
            if isinstance(each, Failure):
                problem = occurrence_of(replace(each, part="").error()).detail
                yield NotAdded(file.name, each.part, problem)
            else:
                yield each


def _estimated_documents(file: Source) -> int:
    """Return about how many documents a file holds; only the progress depends on it."""
    assert isinstance(file.content, bytes)
    if file.kind.name == "zip":
        with suppress(zipfile.BadZipFile, ValueError, OSError):
            return len(zipfile.ZipFile(BytesIO(file.content)).infolist())
    return file.content.count(b"\n") if file.kind.holds_many else 1
