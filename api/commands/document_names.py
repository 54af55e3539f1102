"""Names of documents on the command line: an id, a unique prefix of one, or a title; and the shortest unique prefixes.

The id of a file is a hash of 32 hexadecimal digits, of which a short prefix is unique, as of a commit in git.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile

from api.commands.output import is_terminal
from corpus.document import DEFAULT_ID_DIGITS
from corpus.errors import AmbiguousDocument, UnknownDocument
from index.library import Library
from index.move import every_document
from index.storage.catalogue import unknown_document

LEAST_DIGITS = 7
"""Of an id that is shown; git shows as many of a commit."""

_LEAST_TYPED = 4
"""Digits of a prefix, as in git, so that a typing error does not delete a document."""

_LISTED = 3
"""Ids that the message of an ambiguous name lists."""


def resolved(library: Library, collections: Sequence[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the documents with these names, in any of the collections.

    Raises:
        UnknownCollection: one of the collections does not exist.
        UnknownDocument: no document has one of the names.
        AmbiguousDocument: several have.
    """
    return tuple(_resolved(library, collections, name) for name in names)


def shown_ids(ids: Sequence[str]) -> Mapping[str, str]:
    """Return the shown form of each id: short on a terminal, whole in a pipe, because programs store it."""
    return short_ids(ids) if is_terminal() else dict(zip(ids, ids, strict=True))


def short_ids(ids: Sequence[str]) -> Mapping[str, str]:
    """Return the shortest unique prefix of each id of at least `LEAST_DIGITS`; ids chosen by users stay whole."""
    ordered = sorted(set(ids))
    shared = dict.fromkeys(ordered, LEAST_DIGITS - 1)
    for one, other in pairwise(ordered):
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
        shared[one], shared[other] = max(shared[one], alike), max(shared[other], alike)
    return {each: each[: shared[each] + 1] if _is_hash(each) else each for each in ordered}


def _is_hash(document_id: str) -> bool:
    return len(document_id) == DEFAULT_ID_DIGITS and set(document_id) <= set("0123456789abcdef")


def _resolved(library: Library, collections: Sequence[str], name: str) -> str:
    match _named(library, collections, name):
        case [one]:
            return one
        case [_, *_] as several:
            raise _ambiguous(name, several)
    for each in library.collections():
        if _named(library, [each.name], name):
            hint = f"Add --collection {each.name} to the command."
            raise UnknownDocument(f"the document {name!r} is in collection {each.name!r}", hint=hint)
    raise unknown_document(collections[0], name)


def _named(library: Library, collections: Sequence[str], name: str) -> Sequence[str]:
    """Return the ids of the documents with a name: as a whole id, else as a prefix of an id, else as a title."""
    if any(_exists(library, each, name) for each in collections):
        return [name]
    documents = [document for each in collections for document in every_document(library, each)]
    by_prefix = {each.document_id for each in documents if each.document_id.startswith(name)}
    by_title = {each.document_id for each in documents if each.title == name}
    return sorted(by_prefix if by_prefix and len(name) >= _LEAST_TYPED else by_title)


def _exists(library: Library, collection: str, document_id: str) -> bool:
    try:
        library.document(collection, document_id)
    except UnknownDocument:
        return False
    return True


def _ambiguous(name: str, ids: Sequence[str]) -> AmbiguousDocument:
    several = ", ".join(ids[:_LISTED]) + (", …" if len(ids) > _LISTED else "")
    return AmbiguousDocument(f"{name!r} is the name of {len(ids)} documents", hint=f"Name one of them: {several}.")
