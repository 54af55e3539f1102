"""Searches collections in Milvus, which returns candidates; these are scored and ranked as in every library.

A search consists of several calls. If a passage was replaced between them, the search is repeated.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes
from index.milvus.catalogue import Catalogue
from index.milvus.connection import Milvus
from index.milvus.facets import condition, owned_by
from index.milvus.statistics import CollectionStatistics, StatisticsLog, last_change
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
    """Searches the collections of one library. Thread-safe."""

    def __init__(self, milvus: Milvus, catalogue: Catalogue, log: StatisticsLog, analyzer: Analyzer) -> None:
        self._milvus = milvus
        self._catalogue = catalogue
        self._log = log
        self._analyzer = analyzer

    def retrieve(self, query: Query, collections: Sequence[str], filters: Filters) -> Retrieval:
        """Return the best passages of all named collections together.

        Raises:
            UnknownCollection: no collection has one of the names.
        """
        names = tuple(dict.fromkeys(collections))
        self._catalogue.check(names)
        for _ in range(_TRIES):
            statistics = {name: self._log.of_collection(name) for name in names}
            reader = _Reader(self._catalogue, last_change(statistics.values()))
            retrieval = ranked(query, self._searched(query.text, statistics, filters), reader)
            if not reader.has_changed:
                break
        return retrieval

    def _searched(self, query: str, statistics: Mapping[str, CollectionStatistics], filters: Filters) -> list[Searched]:
        terms = self._analyzer.expand(query, partial(_frequencies, statistics))
        searched = []
        for name, each in statistics.items():
            allowed = condition(name, filters)
            words = FetchedWords(self._milvus, allowed, terms, each.bm25())
            searched.append(Searched(words, FetchedVectors(self._milvus, allowed, owned_by(name)), None))
        return searched


class _Reader:
    """Reads the passages of one attempt of a search; `has_changed` tells whether one was replaced in the meantime."""

    def __init__(self, catalogue: Catalogue, generation: int) -> None:
        self.generation = generation
        self.foreign = catalogue.foreign
        self.has_changed = False
        self._catalogue = catalogue

    def read(self, keys: Sequence[int]) -> dict[int, StoredPassage]:
        """Return the passages with these keys, without deleted and damaged ones."""
        found, has_changed = self._catalogue.passages(keys)
        self.has_changed |= has_changed
        return found


def _frequencies(statistics: Mapping[str, CollectionStatistics], hashes: Hashes) -> NDArray[np.int64]:
    """Return the document frequency of each term in all collections together."""
    wanted = dimensions(hashes)
    return sum((each.frequencies(wanted) for each in statistics.values()), np.zeros(len(hashes), np.int64))
