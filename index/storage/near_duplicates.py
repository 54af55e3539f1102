"""Near-duplicates of a new document in its collection, by locality-sensitive hashing of MinHash signatures."""

from collections.abc import Iterable
from typing import Any

import apsw
import numpy as np

from index.records import NearDuplicate
from index.words.minhash import Signature, bands, resemblance

LEAST_RESEMBLANCE = 0.8
"""Least Jaccard similarity of near-duplicates; chosen."""

MOST_COMPARED = 100
MOST_REPORTED = 5


def put_signature(connection: apsw.Connection, collection: int, document: int, signature: Signature) -> None:
    """Store the signature of a document."""
    connection.execute("INSERT INTO sketches (document, signature) VALUES (?, ?)", (document, signature.tobytes()))
    connection.executemany(
        "INSERT OR IGNORE INTO sketch_bands (collection, band, document) VALUES (?, ?, ?)",
        ((collection, band, document) for band in bands(signature)),
    )


def near_duplicates(connection: apsw.Connection, collection: int, signature: Signature) -> tuple[NearDuplicate, ...]:
    """Return the near-duplicates in a collection, the most similar first, at most `MOST_REPORTED`."""
    marks = ", ".join("?" * len(bands(signature)))
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        "SELECT d.document_id, s.signature FROM sketches s JOIN documents d ON d.key = s.document WHERE s.document IN "
        f"(SELECT DISTINCT document FROM sketch_bands WHERE collection = ? AND band IN ({marks}) LIMIT ?)",
        (collection, *bands(signature), MOST_COMPARED),
    )
    return nearly_the_same(signature, ((found, np.frombuffer(data, np.uint32)) for found, data in rows))


def nearly_the_same(signature: Signature, others: Iterable[tuple[str, Signature]]) -> tuple[NearDuplicate, ...]:
    """Return the near-duplicates among (id, signature) pairs, the most similar first, at most `MOST_REPORTED`."""
    found = [NearDuplicate(document_id, round(resemblance(signature, other), 2)) for document_id, other in others]
    near = sorted(
        (each for each in found if each.resemblance >= LEAST_RESEMBLANCE),
        key=lambda each: (-each.resemblance, each.document_id),
    )
    return tuple(near[:MOST_REPORTED])
