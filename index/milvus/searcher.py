"""Queries over the collections in Milvus: it finds candidates, and the code of every library scores and ranks them.

A search reads in several steps, so that a passage may be replaced between them: all is asked again then.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes
from index.milvus.catalogue import Catalogue
from index.milvus.connection import Milvus
from index.milvus.facets import condition, owned_by
from index.milvus.statistics import Known, Log, last_change
from index.milvus.terms import dimensions
from index.milvus.vectors import FetchedVectors
from index.milvus.words import FetchedWords
from index.records import Retrieval, StoredPassage
from index.search.candidates import Query, Searched
from index.search.filters import Filters
from index.search.ranking import ranked
from index.words.analysis import Analyzer

_TRIES = 3


class MilvusSearcher:
    """Answers queries from any thread."""

    def __init__(self, milvus: Milvus, catalogue: Catalogue, log: Log, analyzer: Analyzer) -> None:
        self._milvus = milvus
        self._catalogue = catalogue
        self._log = log
        self._analyzer = analyzer

    def retrieve(self, query: Query, collections: Sequence[str], filters: Filters) -> Retrieval:
        """Return the best passages for a query over all named collections together.

        Raises:
            UnknownCollection: no collection has one of the names.
        """
        names = tuple(dict.fromkeys(collections))
        self._catalogue.check(names)
        for _ in range(_TRIES):
            known = {name: self._log.known(name) for name in names}
            reader = _Reader(self._catalogue, last_change(known.values()))
            retrieval = ranked(query, self._searched(query.text, known, filters), reader)
            if not reader.has_moved:
                break
        return retrieval

    def _searched(self, query: str, known: Mapping[str, Known], filters: Filters) -> list[Searched]:
        terms = self._analyzer.expand(query, partial(_frequencies, known))
        searched = []
        for name, each in known.items():
            allowed = condition(name, filters)
            words = FetchedWords(self._milvus, allowed, terms, each.statistics())
            searched.append(Searched(words, FetchedVectors(self._milvus, allowed, owned_by(name)), None))
        return searched


class _Reader:
    """Reads the passages of one try of a search; `has_moved` says whether any was replaced since it was found."""

    def __init__(self, catalogue: Catalogue, generation: int) -> None:
        self.generation = generation
        self.foreign = catalogue.foreign
        self.has_moved = False
        self._catalogue = catalogue

    def read(self, keys: Sequence[int]) -> dict[int, StoredPassage]:
        """Return the passages with these keys, without those that are gone or damaged."""
        found, has_moved = self._catalogue.passages(keys)
        self.has_moved |= has_moved
        return found


def _frequencies(known: Mapping[str, Known], hashes: Hashes) -> NDArray[np.int64]:
    wanted = dimensions(hashes)
    return sum((each.frequencies(wanted) for each in known.values()), np.zeros(len(hashes), np.int64))
