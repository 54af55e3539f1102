"""Saved answers verified later against the documents, without asking again.

The id of an answer has a digest of its fields, so that accidental changes to a saved answer are detected. It is no
signature: whoever changes an answer on purpose can compute the digest anew. What cannot be forged are the citations:
version, hash, span and words of each are compared with the store.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import orjson

from corpus.errors import AnsweringError, IndexingError
from index.library import Library
from index.records import StoredPassage
from rag.answer import Answer, Citation
from rag.saying.cite import landing_place

PREFIX = "ans_"
_NONCE_BYTES = 4
_DIGEST_DIGITS = 16
"""64 bits: a chance change keeps the digest once in 1.8e19 times."""

_NOT_SEALED = ("id", "timings_ms")


@dataclass(frozen=True, slots=True)
class Verification:
    """The faults of a saved answer, its number of citations, and those of earlier document versions.

    `superseded` has, by marker, the version cited and the present one.
    """

    faults: tuple[str, ...]
    superseded: Mapping[int, tuple[int, int]]
    citations: int


def sealed(answer: Answer) -> Answer:
    """Return the answer with a new id that has the digest of its fields."""
    nonce = secrets.token_hex(_NONCE_BYTES)
    return replace(answer, id=PREFIX + nonce + _digest(nonce, _fields(answer)))


def verify(data: bytes, library: Library) -> Verification:
    """Return what is wrong with a saved answer (JSON), as an answer that was given and against the documents.

    Raises:
        AnsweringError: this is no answer.
    """
    receipt, answer = _parsed(data)
    faults = [*_form_faults(receipt, answer)]
    superseded = {}
    for citation in answer.citations:
        try:
            stored, present = _cited_and_present(citation, library)
        except IndexingError as error:
            faults.append(f"citation {citation.marker}: {error}")
            continue
        faults += [f"citation {citation.marker}: {fault}" for fault in _faults(citation, answer.answer, stored)]
        if present != citation.document_version:
            superseded[citation.marker] = (citation.document_version, present)
    return Verification(tuple(faults), superseded, len(answer.citations))


def _parsed(data: bytes) -> tuple[Mapping[str, Any], Answer]:
    """Return the answer as it was saved, and as a record. Raises: AnsweringError."""
    from pydantic import TypeAdapter, ValidationError  # not for who only gives answers: a tenth of a second

    try:
        return orjson.loads(data), TypeAdapter(Answer).validate_json(data)
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise AnsweringError("this is no answer", hint="save what `iqtibas ask --json` prints") from error


def _form_faults(receipt: Mapping[str, Any], answer: Answer) -> Iterator[str]:
    """Yield what is wrong with the answer itself, without the documents."""
    if not _is_sealed(receipt):
        yield "the answer was changed after it was given: its id does not fit it"
    if [citation.marker for citation in answer.citations] != list(range(1, len(answer.citations) + 1)):
        yield "the markers of the citations are not 1, 2, 3 …"


def _cited_and_present(citation: Citation, library: Library) -> tuple[StoredPassage, int]:
    """Return the passage as it was when cited, and the present version of its document. Raises: IndexingError."""
    where = citation.collection, citation.document_id
    stored = library.passage(*where, citation.paragraph, citation.document_version)
    return stored, library.document(*where).version


def _is_sealed(receipt: Mapping[str, Any]) -> bool:
    identity = str(receipt["id"])
    nonce = identity.removeprefix(PREFIX)[: 2 * _NONCE_BYTES]
    return identity == PREFIX + nonce + _digest(nonce, receipt)


def _digest(nonce: str, receipt: Mapping[str, Any]) -> str:
    sealed_fields = {name: value for name, value in receipt.items() if name not in _NOT_SEALED}
    # By name, so that what was read back from JSON has the digest of what it was written from.
    by_name = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS
    return sha256(nonce.encode() + orjson.dumps(sealed_fields, _fields, by_name)).hexdigest()[:_DIGEST_DIGITS]


def _fields(record: Any) -> Mapping[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _faults(citation: Citation, answer: str, stored: StoredPassage) -> Iterator[str]:
    """Yield where a citation differs from the stored passage."""
    passage = stored.passage
    known = {
        "passage_id": passage.passage_id,
        "passage_sha256": stored.sha256,
        "page": passage.place.page_at(citation.start),
        "title": stored.title,
        "url": landing_place(stored.collection, passage.document_id, passage.number),
        "source_url": stored.url,
        "published": stored.published,
        "language": passage.language,
        "ocr_confidence": passage.place.ocr_confidence,
    }
    yield from (f"its {name} is another" for name, value in known.items() if getattr(citation, name) != value)
    if not 0 <= citation.start < citation.end <= len(passage.text):
        yield "its offsets are outside the paragraph"
    elif passage.text[citation.start : citation.end] != citation.quote:
        yield "the quoted words do not stand at its offsets"
    if f"[{citation.marker}]" not in answer:
        yield "its marker is not in the answer"
    if citation.translation is not None:
        yield from _translation_faults(citation, stored)
    yield from _span_faults(citation, answer)


def _translation_faults(citation: Citation, stored: StoredPassage) -> Iterator[str]:
    shown, known = citation.translation, stored.passage.translation
    if shown is None or known is None or (shown.language, shown.source) != (known.language, known.source):
        yield "the document has no such translation"
    elif shown.text not in known.text:
        yield "the words of the translation are not in the document's"


def _span_faults(citation: Citation, answer: str) -> Iterator[str]:
    """Yield which spans of the answer a citation does not support; derived and entailed ones cannot be compared."""
    carried = {"verbatim": citation.quote, "translated": citation.translation.text if citation.translation else None}
    if not citation.answer_spans:
        yield "it carries no part of the answer"
    for start, end in citation.answer_spans:
        if not 0 <= start < end <= len(answer):
            yield "its part of the answer lies outside of it"
        elif citation.support in carried and answer[start:end] not in (carried[citation.support] or ""):
            yield "its part of the answer is not what it quotes"
