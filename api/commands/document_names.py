"""How a command line names a document: by its id, by the beginning of one, or by its title; and the least beginning.

An id made from a file is 32 letters and digits, of which a few tell it from all others, as they do a commit in git.
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
"""Of an id that is shown: as many as git shows of a commit."""

_LEAST_TYPED = 4
"""Of an id, as in git: a slip of the finger deletes nothing."""

_LISTED = 3
"""Ids that a message names of several."""


def resolved(library: Library, collections: Sequence[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the documents that names on a command line mean, in one or more of the collections.

    Raises:
        UnknownCollection: one of the collections is not there.
        UnknownDocument: no document goes by a name.
        AmbiguousDocument: several do.
    """
    return tuple(_resolved(library, collections, name) for name in names)


def shown_ids(ids: Sequence[str]) -> Mapping[str, str]:
    """Return each id as the command line shows it: short on a terminal, whole into a pipe, for programs keep it."""
    return short_ids(ids) if is_terminal() else dict(zip(ids, ids, strict=True))


def short_ids(ids: Sequence[str]) -> Mapping[str, str]:
    """Return the beginning of each id that tells it from the others; whole are those that were not made from a file."""
    ordered = sorted(set(ids))
    shared = dict.fromkeys(ordered, LEAST_DIGITS - 1)
    for one, other in pairwise(ordered):
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
        shared[one], shared[other] = max(shared[one], alike), max(shared[other], alike)
    return {each: each[: shared[each] + 1] if _is_made(each) else each for each in ordered}


def _is_made(document_id: str) -> bool:
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
    """Return the ids of the documents that a name means: a whole id, the beginning of one, a title, in this order."""
    if any(_is_there(library, each, name) for each in collections):
        return [name]
    there = [document for each in collections for document in every_document(library, each)]
    begun = {each.document_id for each in there if each.document_id.startswith(name)}
    titled = {each.document_id for each in there if each.title == name}
    return sorted(begun if begun and len(name) >= _LEAST_TYPED else titled)


def _is_there(library: Library, collection: str, document_id: str) -> bool:
    try:
        library.document(collection, document_id)
    except UnknownDocument:
        return False
    return True


def _ambiguous(name: str, ids: Sequence[str]) -> AmbiguousDocument:
    several = ", ".join(ids[:_LISTED]) + (", …" if len(ids) > _LISTED else "")
    return AmbiguousDocument(f"{name!r} is the name of {len(ids)} documents", hint=f"Name one of them: {several}.")
