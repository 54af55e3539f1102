"""Converts documents and passages to rows of Milvus, and back.

A document is stored as JSON, in pieces, beside its row. A passage has a row of its own; if its text, translation or
place exceeds Milvus's limit, the row has none of these (`is_cut`), and the passage is read from its document.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256

import numpy as np

from corpus.errors import InvalidDocument
from corpus.passage import NOWHERE, Document, Passage
from corpus.split import split
from index.milvus.connection import Row
from index.milvus.facets import day, facets
from index.milvus.schema import LONGEST, NOTHING, PIECE_CHARACTERS
from index.milvus.terms import passage_vector
from index.records import Stamp, StoredDocument, StoredPassage
from index.storage.clock import utc_now
from index.storage.passages import place_json, read_place, read_translation, translation_json
from index.storage.prepare import PreparedDocument
from index.storage.versions import KEPT_VERSIONS
from index.words.minhash import Signature, bands

DOCUMENT_FIELDS = ("name", "collection", "document_id", "head", "version", "passages", "described", "kept")
PASSAGE_FIELDS = (
    *("passage", "head", "collection", "document_id", "number", "first", "last", "language", "sha256"),
    *("text", "translation", "place", "is_cut"),
)

_PIECE = "document/"
_DESCRIBED = ("title", "language", "url", "published", "translation_source", "metadata")


def document_name(collection: str, document_id: str) -> str:
    """Return the primary key of a document; neither part has a slash."""
    return f"{collection}/{document_id}"


def piece_name(head: int, number: int) -> str:
    """Return the primary key of a piece of a document; `head` is the key of the first passage of the version."""
    return f"{_PIECE}{head}/{number}"


def all_pieces() -> str:
    """Return the expression for all records that are pieces."""
    return f'name > "{_PIECE}" and name < "{_PIECE[:-1]}{chr(ord(_PIECE[-1]) + 1)}"'


def head_of_piece(name: str) -> int:
    """Return the head of the version that a piece belongs to."""
    return int(name.split("/")[1])


def record(name: str, value: str = "") -> Row:
    """Return a row of the table `records`."""
    return {"name": name, "value": value, "nothing": NOTHING}


def document_row(collection: str, prepared: PreparedDocument, head: int, before: Row | None) -> Row:
    """Return the row of a document.

    Args:
        head: key of its first passage.
        before: the row that it replaces; None for a new document.

    Raises:
        InvalidDocument: its title and metadata exceed Milvus's limit.
    """
    document = prepared.document
    stamp = prepared.stamp or Stamp(before["version"] + 1 if before else 1, utc_now())
    described = {name: getattr(document, name) for name in _DESCRIBED} | {"metadata": dict(document.metadata)}
    described |= {
        "added": stamp.added,
        "signature": prepared.signature.tobytes().hex(),
        "pieces": len(pieces(document, stamp)),
    }
    row: Row = {
        "name": document_name(collection, document.document_id),
        "collection": collection,
        "document_id": document.document_id,
        "head": head,
        "version": stamp.version,
        "passages": len(prepared.passages),
        "bands": list(bands(prepared.signature)),
        "described": json.dumps(described, ensure_ascii=False),
        "kept": json.dumps(_kept_versions(before, stamp)),
        "nothing": NOTHING,
    }
    if not _fits(row["described"]):
        raise InvalidDocument("title and metadata are too long", hint=f"Milvus has room for {LONGEST:,} bytes of both.")
    return row


def version_of(row: Row) -> Row:
    """Return the present version of a document as an entry of the list of stored versions."""
    return {"version": row["version"], "head": row["head"], "pieces": json.loads(row["described"])["pieces"]}


def versions_of(row: Row) -> list[Row]:
    """Return the entries of all stored versions of a document, the present one last."""
    return [*json.loads(row["kept"]), version_of(row)]


def stamp_of(row: Row) -> Stamp:
    """Return the stamp of the present version of a document."""
    return Stamp(row["version"], json.loads(row["described"])["added"])


def pieces(document: Document, stamp: Stamp) -> list[str]:
    """Return a document as JSON, in pieces within Milvus's limit."""
    whole = json.dumps({"document": asdict(document), "stamp": asdict(stamp)}, ensure_ascii=False)
    return [whole[start : start + PIECE_CHARACTERS] for start in range(0, len(whole), PIECE_CHARACTERS)]


def joined(found: Sequence[str]) -> tuple[Document, Stamp]:
    """Return document and stamp from their `pieces`."""
    whole = json.loads("".join(found))
    fields = whole["document"]
    places = tuple(read_place(json.dumps(place)) for place in fields.pop("places"))
    return Document(**fields, places=places), Stamp(**whole["stamp"])


def passage_rows(collection: str, prepared: PreparedDocument, keys: range) -> Iterator[Row]:
    """Yield the row of each passage of a document."""
    for key, passage, terms in zip(keys, prepared.passages, prepared.terms, strict=True):
        translation = translation_json(passage.translation) or ""
        place = "" if passage.place == NOWHERE else place_json(passage.place)
        is_cut = not all(map(_fits, (passage.text, translation, place)))
        text, translation, place = ("", "", "") if is_cut else (passage.text, translation, place)
        yield {
            "passage": key,
            "head": keys.start,
            "document_id": passage.document_id,
            "number": passage.number,
            "first": passage.start,
            "last": passage.end,
            "language": passage.language,
            "sha256": sha256(passage.text.encode()).hexdigest(),
            "text": text,
            "translation": translation,
            "place": place,
            "is_cut": is_cut,
            "length": terms.length,
            "terms": passage_vector(terms.counts, terms.length),
            **_found_by(collection, prepared, passage),
        }


def vector_rows(collection: str, prepared: PreparedDocument, keys: range, dim: int) -> tuple[list[Row], list[Row]]:
    """Return the rows of the views and of the sentences of a document."""
    kinds: tuple[list[Row], list[Row]] = [], []
    for key, passage, embedding in zip(keys, prepared.passages, prepared.embeddings, strict=True):
        vectors = np.frombuffer(embedding.float16, np.float16).reshape(-1, dim).astype(np.float32)
        found_by = _found_by(collection, prepared, passage)
        for rows, of_kind in zip(kinds, (vectors[: embedding.views], vectors[embedding.views :]), strict=True):
            rows += (
                {
                    "id": f"{key}/{number}",
                    "passage": key,
                    "number": number,
                    "siblings": len(of_kind),
                    "dense": vector,
                    **found_by,
                }
                for number, vector in enumerate(of_kind)
            )
    return kinds


def stored_document(row: Row) -> StoredDocument:
    """Return a document, without its text, from its row."""
    described = json.loads(row["described"])
    return StoredDocument(
        collection=row["collection"],
        document_id=row["document_id"],
        version=row["version"],
        added=described["added"],
        passages=row["passages"],
        **{name: described[name] for name in _DESCRIBED},
    )


def signature_of(row: Row) -> Signature:
    """Return the MinHash signature of a document from its row."""
    return np.frombuffer(bytes.fromhex(json.loads(row["described"])["signature"]), np.uint32)


def stored_passage(row: Row, document: StoredDocument, original: Document | None) -> StoredPassage | None:
    """Return a passage from its row; None if its text does not match the stored hash.

    Args:
        original: the document with its text, if the row has none (`is_cut`).
    """
    passage = _passage(row) if original is None else split(original)[row["number"] - 1]
    if sha256(passage.text.encode()).hexdigest() != row["sha256"]:
        return None
    source = document.version, document.title, document.url, document.published
    return StoredPassage(row["passage"], document.collection, passage, row["sha256"], *source)


def old_passage(collection: str, document: Document, stamp: Stamp, number: int) -> StoredPassage | None:
    """Return a passage of an earlier version of a document; None if it has no such number."""
    passages = split(document)
    if not 1 <= number <= len(passages):
        return None
    passage = passages[number - 1]
    digest = sha256(passage.text.encode()).hexdigest()
    source = stamp.version, document.title, document.url, document.published
    return StoredPassage(0, collection, passage, digest, *source)


def _kept_versions(before: Row | None, stamp: Stamp) -> list[Row]:
    """Return the entries of the versions before a new one, at most `KEPT_VERSIONS`."""
    if before is None:
        return []
    kept: list[Row] = json.loads(before["kept"])
    return [*kept, *([version_of(before)] if before["version"] < stamp.version else [])][-KEPT_VERSIONS:]


def _found_by(collection: str, prepared: PreparedDocument, passage: Passage) -> Row:
    """Return the fields by which a row is filtered."""
    document = prepared.document
    return {"collection": collection, "facets": facets(document, passage), "published": day(document.published)}


def _passage(row: Row) -> Passage:
    place = read_place(row["place"]) if row["place"] else NOWHERE
    where = row["document_id"], row["number"], row["text"], row["first"], row["last"], row["language"]
    return Passage(*where, read_translation(row["translation"] or None), place)


def _fits(text: str) -> bool:
    return len(text.encode()) <= LONGEST
