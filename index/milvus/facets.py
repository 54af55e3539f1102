"""Filters in Milvus: what filters compare (document id, language, metadata), as an array of hashes in each row.

A facet is a 63-bit hash of a value and its kind; two values collide with a probability of 1e-19. Compared with Milvus's
JSON fields, values of different types stay distinct as in `index.search.filters`, conditions contain no text of users,
and a single array is indexed. Dates are integers, for ranges.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from corpus.passage import Document, Passage, Scalar
from index.search.filters import Filters

_BITS = 63


def facets(document: Document, passage: Passage) -> list[int]:
    """Return the facets of a passage: one for each value that a filter can require."""
    of_document = (_metadata(name, value) for name, value in document.metadata.items())
    return [_facet("document", document.document_id), _facet("language", passage.language), *of_document]


def day(published: str | None) -> int:
    """Return an ISO date as an integer: 20240229 for 2024-02-29; 0 for None."""
    return int(published.replace("-", "")) if published else 0


def condition(collection: str, filters: Filters) -> str:
    """Return the Milvus expression for the rows of a collection that pass the filters.

    Args:
        collection: a valid name, which has neither quotes nor backslashes.
    """
    return " and ".join([owned_by(collection), *_conditions(filters)])


def owned_by(collection: str) -> str:
    """Return the expression for all rows of a collection."""
    return f'collection == "{collection}"'


def among(field: str, numbers: Iterable[int]) -> str:
    """Return the expression for the rows in which a field is one of these numbers."""
    return f"{field} in {list(numbers)}"


def _conditions(filters: Filters) -> Iterator[str]:
    if filters.document_ids:
        yield _any(_facet("document", each) for each in filters.document_ids)
    if filters.languages:
        yield _any(_facet("language", each) for each in filters.languages)
    if filters.published_from is not None:
        yield f"published >= {day(filters.published_from)}"
    if filters.published_to is not None:
        yield f"published <= {day(filters.published_to)} and published > 0"
    for name, value in filters.metadata.items():
        yield _any([_metadata(name, value)])


def _any(facets: Iterable[int]) -> str:
    return f"array_contains_any(facets, {list(facets)})"


def _metadata(name: str, value: Scalar) -> int:
    """Return the facet of a metadata entry: 1 equals 1.0, but neither true nor "1"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _facet("metadata", name, value)


def _facet(*parts: Scalar) -> int:
    digest = hashlib.blake2b(json.dumps(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - _BITS)
