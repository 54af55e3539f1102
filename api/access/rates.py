"""How many requests a minute: counted in a small SQLite file of its own, so that all workers count together.

The generic cell rate algorithm (ITU-T I.371): each name has one number, the time until which its requests so far are
paid for. A request adds an interval to it; one that would bring it more than a minute ahead is refused. There is no
window at whose edge twice as much could pass. What a crash loses is a minute of counts, so nothing is synced to disk.
"""

import math
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import apsw

from index.storage.transaction import storage_errors, transaction

FILE = "rates.sqlite3"

_PERIOD_S = 60.0
_BUSY_TIMEOUT_MS = 2_000
"""A count takes some 50 µs; who waits for seconds has a disk that hangs."""

_ROUNDING = 1e-6
"""Share of an interval that sums of intervals may be off by: far above the error of a float, far below one request."""

_SETUP = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS rates (name TEXT PRIMARY KEY, paid_until REAL NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rates_by_time ON rates (paid_until);
"""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a name may still do: `remaining` requests at once, and all of `limit` again in `reset_s` seconds.

    `retry_after_s` is 0 where this request was let through.
    """

    limit: int
    remaining: int
    reset_s: int
    retry_after_s: int

    def headers(self) -> dict[str, str]:
        """Return the allowance as header fields."""
        fields = {"limit": self.limit, "remaining": self.remaining, "reset": self.reset_s}
        headers = {f"ratelimit-{name}": str(value) for name, value in fields.items()}
        return headers | ({"retry-after": str(self.retry_after_s)} if self.retry_after_s else {})


class Rates:
    """The counts of one data folder, from any thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._guard = threading.Lock()
        self._connection: apsw.Connection | None = None

    def count(self, name: str, requests_a_minute: int, now_s: float | None = None) -> Allowance:
        """Count a request unless it is one too many, and return what is left.

        Raises:
            StorageUnavailable, StorageFull, StorageBusy: it cannot be counted.
        """
        now = time.time() if now_s is None else now_s
        interval = _PERIOD_S / requests_a_minute
        with self._guard, storage_errors(), transaction(self._opened(), "BEGIN IMMEDIATE") as connection:
            known = connection.execute("SELECT paid_until FROM rates WHERE name = ?", (name,)).get
            # A clock that was set back must not keep anybody out for longer than a minute.
            paid_until = min(max(now, known or now), now + _PERIOD_S)
            is_let_through = paid_until + interval <= now + _PERIOD_S + interval * _ROUNDING
            if is_let_through:
                paid_until += interval
            connection.execute("INSERT OR REPLACE INTO rates VALUES (?, ?)", (name, paid_until))
            if known is None:
                connection.execute("DELETE FROM rates WHERE paid_until < ?", (now,))
        ahead = paid_until - now
        return Allowance(
            limit=requests_a_minute,
            remaining=max(0, math.floor((_PERIOD_S - ahead) / interval + _ROUNDING)),
            reset_s=math.ceil(ahead),
            retry_after_s=0 if is_let_through else max(1, math.ceil(ahead + interval - _PERIOD_S)),
        )

    def _opened(self) -> apsw.Connection:
        if self._connection is None:
            self._connection = apsw.Connection(str(self._path))
            self._connection.set_busy_timeout(_BUSY_TIMEOUT_MS)
            # Statements after one that gives a row run when that row has been read.
            self._connection.execute(_SETUP).fetchall()
        return self._connection
