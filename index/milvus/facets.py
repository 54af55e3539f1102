"""What filters ask, as numbers in every row that is searched: equal conditions are equal hashes.

In: a document's id, a passage's language, metadata. Out: a 63-bit number for each; two different ones are equal with a
chance of one in 10^19. So a value equals only one of its own kind, whatever Milvus thinks of JSON, no text has to be
quoted within a condition, and one array is all there is to index. Dates are numbers that can be compared.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from corpus.passage import Document, Passage, Scalar
from index.search.filters import Filters

_BITS = 63


def facets(document: Document, passage: Passage) -> list[int]:
    """Return a number for everything that filters may ask to be equal."""
    of_document = (_metadata(name, value) for name, value in document.metadata.items())
    return [_facet("document", document.document_id), _facet("language", passage.language), *of_document]


def day(published: str | None) -> int:
    """Return an ISO date as a number, 2024-02-29 as 20240229; 0 for none."""
    return int(published.replace("-", "")) if published else 0


def condition(collection: str, filters: Filters) -> str:
    """Return the condition, in Milvus's words, that rows of a collection fulfil which the filters let through.

    Args:
        collection: the name of one that exists: it has neither quotes nor backslashes.
    """
    return " and ".join([owned_by(collection), *_conditions(filters)])


def owned_by(collection: str) -> str:
    """Return the condition that rows of a collection fulfil."""
    return f'collection == "{collection}"'


def among(field: str, numbers: Iterable[int]) -> str:
    """Return the condition that a number is one of some."""
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
    """1 is 1.0, and neither is true or "1"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _facet("metadata", name, value)


def _facet(*parts: Scalar) -> int:
    digest = hashlib.blake2b(json.dumps(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - _BITS)
