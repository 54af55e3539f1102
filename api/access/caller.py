"""The caller of a request: the role, the collections and the limits of its key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from corpus.errors import UnknownCollection
from index.records import CollectionSummary
from index.storage.jobs import JobRecord
from index.storage.keys import Role, SourcesProfile, StoredKey
from index.storage.schema import DEFAULT_COLLECTION


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever sends a request, with a key, with a signed link, or, while no key exists, without either.

    `role` None is that of a signed link, which reaches its passage only; `collections` None reaches all.
    """

    role: Role | None
    collections: tuple[str, ...] | None = None
    key_id: str | None = None
    requests_a_minute: int | None = None
    sources: SourcesProfile = "annotations"

    @classmethod
    def of(cls, key: StoredKey) -> "Caller":
        return cls(key.role, key.collections, key.id, key.requests_a_minute, key.sources)

    def has_role(self, needed: Role) -> bool:
        """Return whether the caller has this role or a higher one."""
        roles = get_args(Role)
        return self.role is not None and roles.index(self.role) >= roles.index(needed)

    def reaches(self, collection: str) -> bool:
        """Return whether the caller may know of this collection."""
        return self.collections is None or collection in self.collections

    def check(self, collections: Iterable[str]) -> None:
        """Check that collections are within reach; one that is not looks as if it did not exist.

        Raises:
            UnknownCollection: one of them is out of reach.
        """
        if not all(map(self.reaches, collections)):
            raise UnknownCollection("there is no such collection")

    def visible(self, summaries: Iterable[CollectionSummary]) -> tuple[CollectionSummary, ...]:
        """Return the collections within reach."""
        return tuple(each for each in summaries if self.reaches(each.name))

    def default_collections(self) -> Sequence[str]:
        """Return the collections of a request that names none: the default one or, out of reach, all of the key."""
        return [DEFAULT_COLLECTION] if self.reaches(DEFAULT_COLLECTION) else list(self.collections or ())

    def may_see(self, job: JobRecord) -> bool:
        """Return whether the caller started the job; an administrator of all collections sees every job."""
        return job.owner == self.key_id or (self.has_role("admin") and self.collections is None)


ANYBODY = Caller("admin")
"""The caller of every request while no key exists."""
