"""Facets: the values that filters compare (document id, language, metadata) as one array of hashes in every row.

A facet is a 63-bit hash of a value and its kind; two different values collide with a chance of one in 10^19. So values
compare as they do here and not as Milvus's JSON, no user's text is part of a condition, and there is one array to
index. Dates are integers, for ranges.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from corpus.passage import Document, Passage, Scalar
from index.search.filters import Filters

_BITS = 63


def facets(document: Document, passage: Passage) -> list[int]:
    """Return the facets of a passage: one for each value that a filter may require."""
    of_document = (_metadata(name, value) for name, value in document.metadata.items())
    return [_facet("document", document.document_id), _facet("language", passage.language), *of_document]


def day(published: str | None) -> int:
    """Return an ISO date as an integer, 2024-02-29 as 20240229; 0 for none."""
    return int(published.replace("-", "")) if published else 0


def condition(collection: str, filters: Filters) -> str:
    """Return the Milvus expression of the rows of a collection that pass the filters.

    Args:
        collection: the name of an existing one, which has neither quotes nor backslashes.
    """
    return " and ".join([owned_by(collection), *_conditions(filters)])


def owned_by(collection: str) -> str:
    """Return the expression of all rows of a collection."""
    return f'collection == "{collection}"'


def among(field: str, numbers: Iterable[int]) -> str:
    """Return the expression of the rows in which a field is one of some numbers."""
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
    """Return the facet of a metadatum: 1 equals 1.0, and neither true nor "1"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _facet("metadata", name, value)


def _facet(*parts: Scalar) -> int:
    digest = hashlib.blake2b(json.dumps(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - _BITS)
