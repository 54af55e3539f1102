"""The client of a Milvus server: reads and writes rows, and translates errors. Owns pymilvus.

Tables have the consistency level Strong: every client reads all earlier writes of all clients. The first call connects;
the first call after a failed one reconnects.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from corpus.errors import SettingsError, StorageUnavailable
from index.milvus.schema import GRAPH, Table, Tables

if TYPE_CHECKING:
    from pymilvus import MilvusClient

PREFIX = "iqtibas"
"""Prefix of the names of all tables."""

TIMEOUT_S = 10.0
"""Of one call. A search takes milliseconds, or seconds while the server loads a table."""

ROWS_AT_ONCE = 1_000
"""Rows of one message: about 3 MB of vectors; Milvus accepts messages of 64 MB."""

MOST_FOUND = 16_384
"""Milvus's limit for the rows of one search or query."""

_SEARCH_FACTOR = 2
"""Candidates of the HNSW search (`ef`) for each row returned; Milvus allows 32,768 altogether. Chosen."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a library.

    Attributes:
        token: `user:password` or a key; empty if the server requires none.
        prefix: of the names of its tables, unique among the libraries of a server.
    """

    uri: str
    token: str = ""
    prefix: str = PREFIX


class Milvus:
    """The tables of one library on its server. Thread-safe."""

    def __init__(self, address: Address, tables: Tables, *, timeout_s: float = TIMEOUT_S) -> None:
        """Does not connect: the first call does, and creates missing tables."""
        self.tables = tables
        self._address = address
        self._timeout_s = timeout_s
        self._guard = threading.Lock()
        self._client: MilvusClient | None = None

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows with new keys."""
        self._in_runs("insert", table, rows, "data")

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows, replacing those with the same keys."""
        self._in_runs("upsert", table, rows, "data")

    def delete(self, table: Table, keys: Sequence[int | str]) -> None:
        """Delete the rows with these keys; missing ones are ignored."""
        self._in_runs("delete", table, keys, "ids")

    def delete_where(self, table: Table, condition: str) -> None:
        """Delete the rows that satisfy a condition."""
        self._call("delete", table.name, filter=condition)

    def get(self, table: Table, keys: Sequence[int | str], fields: Sequence[str]) -> list[Row]:
        """Return the rows with these keys in any order, without missing ones."""
        return list(chain.from_iterable(self._in_runs("get", table, keys, "ids", output_fields=list(fields))))

    def query(self, table: Table, condition: str, fields: Sequence[str]) -> list[Row]:
        """Return up to `MOST_FOUND` rows that satisfy a condition, in any order."""
        return list(self._call("query", table.name, filter=condition, output_fields=list(fields), limit=MOST_FOUND))

    def scan(self, table: Table, condition: str, fields: Sequence[str], size: int = ROWS_AT_ONCE) -> Iterator[Row]:
        """Yield all rows that satisfy a condition in the order of their keys, fetched in batches of `size`."""
        rows = self._call("query_iterator", table.name, batch_size=size, filter=condition, output_fields=list(fields))
        try:
            while some := self._translated(rows.next):
                yield from some
        finally:
            rows.close()

    def search(self, table: Table, vector: Any, condition: str, limit: int) -> list[tuple[float, Row]]:
        """Return the nearest rows, each after its inner product with the vector, best first.

        An approximate index may miss some. The rows have the fields `table.found`.

        Args:
            vector: dense, or sparse as term -> weight, like the vectors of the table.
            condition: restricts the search to the rows that satisfy it.
            limit: most rows returned, in [1, `MOST_FOUND`].
        """
        (found,) = self._call(
            "search",
            table.name,
            data=[vector],
            anns_field=table.vector,
            filter=condition,
            limit=limit,
            output_fields=list(table.found),
            search_params={
                "metric_type": "IP",
                "params": {"ef": limit * _SEARCH_FACTOR} if table.index == GRAPH else {},
            },
        )
        return [(hit["distance"], {**hit["entity"], table.key: hit[table.key]}) for hit in found]

    def seal(self) -> None:
        """Make the server seal and index its growing segments."""
        for table in self.tables.all:
            self._call("flush", table.name)

    def drop(self, kept: Sequence[Table] = ()) -> None:
        """Drop all tables of this library, including those of other encoders, except `kept`."""
        names = {table.name for table in kept}
        for name in self._call("list_collections"):
            if name.startswith(f"{self.tables.prefix}_") and name not in names:
                self._call("drop_collection", name)

    def close(self) -> None:
        """Close the connection; the next call reconnects."""
        with self._guard:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _in_runs(
        self, method: str, table: Table, items: Sequence[Row] | Sequence[int | str], name: str, **details: Any
    ) -> list[Any]:
        """Call a method with at most `ROWS_AT_ONCE` items at a time, and return the results."""
        runs = (items[start : start + ROWS_AT_ONCE] for start in range(0, len(items), ROWS_AT_ONCE))
        return [self._call(method, table.name, **{name: list(run)}, **details) for run in runs]

    def _call(self, method: str, *arguments: Any, **details: Any) -> Any:
        """Return the result of a method of the pymilvus client.

        Raises:
            StorageUnavailable: the server does not answer, or returns an error.
            SettingsError: pymilvus is not installed, or the address is malformed.
        """
        with self._guard:
            if self._client is None:
                self._client = self._connect()
            client = self._client
        return self._translated(partial(getattr(client, method), *arguments, timeout=self._timeout_s, **details))

    def _translated(self, work: Callable[[], Any]) -> Any:
        from pymilvus.exceptions import MilvusException

        try:
            return work()
        except MilvusException as error:
            self._client = None
            raise self._unavailable(error) from error

    def _connect(self) -> "MilvusClient":
        try:
            # Late: it loads pandas and gRPC, which takes a second.
            from pymilvus import MilvusClient
            from pymilvus.exceptions import ConnectionConfigException, MilvusException, ParamError
        except ModuleNotFoundError as error:
            hint = "Install them with pip install 'iqtibas[milvus]'."
            raise SettingsError("IQTIBAS_STORE=milvus needs further packages", hint=hint) from error
        # pymilvus logs every failed call with a traceback, though it raises an exception, too.
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
        try:
            client = MilvusClient(self._address.uri, token=self._address.token, timeout=self._timeout_s)
            for table in self.tables.all:
                if client.has_collection(table.name, timeout=self._timeout_s):
                    # After a restart, a server may not have loaded it.
                    client.load_collection(table.name, timeout=self._timeout_s)
                else:
                    _create(client, table)
        except (ConnectionConfigException, ParamError, ValueError) as error:
            raise SettingsError(f"IQTIBAS_MILVUS__URI is no address: {_message(error)}", hint="See README.") from error
        except MilvusException as error:
            raise self._unavailable(error) from error
        return client

    def _unavailable(self, error: Exception) -> StorageUnavailable:
        return StorageUnavailable(
            f"Milvus at {self._address.uri} does not do its part ({_message(error)})",
            hint="Start it, or mend IQTIBAS_MILVUS__URI; it is used again as soon as it answers.",
        )


def _message(error: Exception) -> str:
    """Return the message of an error in one line."""
    return " ".join(str(getattr(error, "message", error)).split())


def _create(client: "MilvusClient", table: Table) -> None:
    from pymilvus import DataType, MilvusClient

    schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    for name, (kind, options) in table.fields.items():
        if "element_type" in options:
            options = {**options, "element_type": DataType[options["element_type"]]}
        schema.add_field(name, DataType[kind], is_primary=name == table.key, **options)
    index = MilvusClient.prepare_index_params()
    index.add_index(field_name=table.vector, index_type=table.index, metric_type="IP")
    client.create_collection(table.name, schema=schema, index_params=index, consistency_level="Strong")
