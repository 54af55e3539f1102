"""Search of the collections of a data folder: candidates from memory, passages from the database."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import apsw
import numpy as np
from numpy.typing import NDArray

from index.arrays import Hashes
from index.records import Retrieval
from index.search.candidates import Query, Searched
from index.search.filters import Filters, allowed_keys
from index.search.loaded_collection import LoadedCollection
from index.search.loaded_collections import LoadedCollections
from index.search.maintenance import Maintenance
from index.search.ranking import ranked
from index.storage.changes import generation
from index.storage.passages import foreign_keys, passages_by_key
from index.words.analysis import Analyzer


class Searcher:
    """Searches; thread-safe."""

    def __init__(self, collections: LoadedCollections, maintenance: Maintenance, analyzer: Analyzer) -> None:
        self._collections = collections
        self._maintenance = maintenance
        self._analyzer = analyzer

    def retrieve(self, query: Query, collections: Sequence[str], filters: Filters, *, exact: bool = False) -> Retrieval:
        """Return the best passages of all named collections together; `exact`: see `DenseIndex.nearest`.

        Searches by terms only while passages lack vectors.

        Raises:
            UnknownCollection: no collection has one of the names.
        """
        names = tuple(dict.fromkeys(collections))
        before = self._collections.numbers
        with self._collections.at_one_generation(names) as (connection, loaded):
            sides = list(loaded.values())
            terms = self._analyzer.expand(query.text, partial(_frequencies, sides))
            searched = [
                Searched(
                    each.sparse.index.ask(terms), each.dense.index, allowed_keys(connection, number, filters), exact
                )
                for number, each in loaded.items()
            ]
            usable = query if all(each.dense.is_ready for each in sides) else replace(query, vector=None)
            retrieval = ranked(usable, searched, _Reader(connection))
        for number in loaded.keys() - before:
            self._maintenance.merge_and_save(number)
        return retrieval


class _Reader:
    """Reads stored passages in one transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.generation = generation(connection)
        self.read = partial(passages_by_key, connection)
        self.foreign = partial(foreign_keys, connection)


def _frequencies(searched: Sequence[LoadedCollection], hashes: Hashes) -> NDArray[np.int64]:
    return sum((loaded.sparse.index.frequencies(hashes) for loaded in searched), np.zeros(len(hashes), np.int64))
