"""`/v1/documents`: adds, lists, reads and deletes documents, and reads the passages that citations point to."""

import re
from functools import partial
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.background.add_uploaded import add_uploaded
from api.problems import INVALID_REQUEST, FieldError, Refused
from api.routes.context import ContextDep
from api.routes.jobs import started_job
from api.routes.known_parameters import no_other_parameters
from api.routes.passage_page import passage_page
from api.service import Service
from api.wire.accept import prefers_html
from api.wire.document_inputs import DocumentInput
from api.wire.document_replies import AddedDocument, DocumentList, WholeDocument, WholePassage
from api.wire.job_replies import StartedJob
from api.wire.json_responses import json_response
from api.wire.openapi import accepts, or_text
from api.wire.uploads import FORM_SCHEMA, Upload, read_upload
from corpus.errors import InvalidDocument, UnknownPassage
from index.library import Library
from index.storage.schema import DEFAULT_COLLECTION

DOCUMENTS = "/v1/documents"
MAX_LISTED = 1_000
MAX_VERSION = 2**31

router = APIRouter()

# No document has a paragraph with more digits; a longer number could exceed SQLite's 64 bits.
_NUMBER = re.compile("[1-9][0-9]{0,8}")


@router.post(
    DOCUMENTS,
    status_code=201,
    response_model=AddedDocument,
    responses={
        200: {"description": "The document replaced an earlier version.", "model": AddedDocument},
        202: {"description": "A background job adds the documents: GET /v1/jobs/{job_id}.", "model": StartedJob},
    },
    openapi_extra=accepts(DocumentInput, form=FORM_SCHEMA),
)
async def add_document(context: ContextDep) -> Response:
    """Add a document, or replace the one of the same id; when this answers 201, it is on disk and searchable."""
    upload = await read_upload(context.request)
    context.caller.check([upload.fields.collection])
    if upload.is_many:
        work = partial(add_uploaded, context.service.library, context.service.parsers, upload)
        job = await started_job(context, "documents", work)
        return json_response(StartedJob(job.id), 202, {"location": f"/v1/jobs/{job.id}"})
    added = await context.service.write(partial(_add, context.service, upload))
    location = f"{DOCUMENTS}/{quote(added.document_id)}?collection={quote(added.collection)}"
    return json_response(added, 201 if added.version == 1 else 200, {"location": location})


@router.get(DOCUMENTS, response_model=DocumentList)
async def list_documents(
    context: ContextDep,
    collection: str = DEFAULT_COLLECTION,
    limit: Annotated[int, Query(ge=1, le=MAX_LISTED)] = 100,
    cursor: str | None = None,
) -> Response:
    """List the documents of a collection, oldest first."""
    context.caller.check([collection])
    try:
        page = await context.service.read(
            partial(context.service.library.documents, collection, limit=limit, cursor=cursor)
        )
    except InvalidDocument as error:
        raise Refused(INVALID_REQUEST, [FieldError("cursor", "It is not a cursor of this list")]) from error
    return json_response(DocumentList.of(page))


@router.get(f"{DOCUMENTS}/{{document_id}}", response_model=WholeDocument)
async def read_document(context: ContextDep, document_id: str, collection: str = DEFAULT_COLLECTION) -> Response:
    """Read a document with its paragraphs and their translations."""
    context.caller.check([collection])
    return json_response(await context.service.read(partial(_read, context.service.library, collection, document_id)))


@router.delete(f"{DOCUMENTS}/{{document_id}}", status_code=204, dependencies=[Depends(no_other_parameters)])
async def remove_document(context: ContextDep, document_id: str, collection: str = DEFAULT_COLLECTION) -> Response:
    """Delete a document; no search finds it any more."""
    context.caller.check([collection])
    await context.service.write(partial(context.service.library.remove, collection, document_id))
    return Response(status_code=204)


@router.get(
    f"{DOCUMENTS}/{{document_id}}/passages/{{number}}", response_model=WholePassage, responses=or_text("text/html")
)
async def read_passage(
    context: ContextDep,
    document_id: str,
    number: str,
    collection: str = DEFAULT_COLLECTION,
    version: Annotated[int | None, Query(ge=1, le=MAX_VERSION)] = None,
) -> Response:
    """Read one paragraph, of this version or an earlier one: as JSON or, in a browser, as a page to read."""
    context.caller.check([collection])
    if not _NUMBER.fullmatch(number):
        raise UnknownPassage("it is not the number of a paragraph")
    stored = await context.service.read(
        partial(context.service.library.passage, collection, document_id, int(number), version)
    )
    passage = WholePassage.of(stored)
    if prefers_html(context.request.headers.get("accept", "")):
        return passage_page(passage)
    return json_response(passage, headers={"vary": "Accept"})


def _add(service: Service, upload: Upload) -> AddedDocument:
    with service.parsers.borrowed() as parser:
        document = upload.document(parser)
    return AddedDocument.of(service.library.add(upload.fields.collection, document))


def _read(library: Library, collection: str, document_id: str) -> WholeDocument:
    stored = library.document(collection, document_id)
    return WholeDocument.of(stored, library.document_passages(collection, document_id))
