"""Rate limits, counted in an SQLite file of their own that all workers share.

The generic cell rate algorithm (ITU-T I.371): each name has one number, the time until which its requests so far are
paid for. A request adds an interval to it; one that would move it more than a minute ahead is refused. There is no
fixed window, at whose edge twice the limit could pass. A crash loses a minute of counts, so nothing is synced to disk.
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
"""A count takes about 50 µs; a wait of seconds means that the disk hangs."""

_ROUNDING = 1e-6
"""Tolerance as a share of an interval: far above the rounding error of a float, far below one request."""

_SETUP = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS rates (name TEXT PRIMARY KEY, paid_until REAL NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rates_by_time ON rates (paid_until);
"""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a limit: `remaining` requests at once, and all of `limit` again in `reset_s` seconds.

    `retry_after_s` is 0 if this request was allowed.
    """

    limit: int
    remaining: int
    reset_s: int
    retry_after_s: int

    def headers(self) -> dict[str, str]:
        """Return the allowance as response headers."""
        fields = {"limit": self.limit, "remaining": self.remaining, "reset": self.reset_s}
        headers = {f"ratelimit-{name}": str(value) for name, value in fields.items()}
        return headers | ({"retry-after": str(self.retry_after_s)} if self.retry_after_s else {})


class Rates:
    """The counts of one data folder; thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._guard = threading.Lock()
        self._connection: apsw.Connection | None = None

    def count(self, name: str, requests_a_minute: int, now_s: float | None = None) -> Allowance:
        """Count a request of a name unless it exceeds the limit, and return what is left.

        Raises:
            StorageUnavailable, StorageFull, StorageBusy: it cannot be counted.
        """
        now = time.time() if now_s is None else now_s
        interval = _PERIOD_S / requests_a_minute
        with self._guard, storage_errors(), transaction(self._opened(), "BEGIN IMMEDIATE") as connection:
            known = connection.execute("SELECT paid_until FROM rates WHERE name = ?", (name,)).get
            # After the clock was set back, a name must not be refused for longer than a minute.
            paid_until = min(max(now, known or now), now + _PERIOD_S)
            is_allowed = paid_until + interval <= now + _PERIOD_S + interval * _ROUNDING
            if is_allowed:
                paid_until += interval
            connection.execute("INSERT OR REPLACE INTO rates VALUES (?, ?)", (name, paid_until))
            if known is None:
                connection.execute("DELETE FROM rates WHERE paid_until < ?", (now,))
        ahead = paid_until - now
        return Allowance(
            limit=requests_a_minute,
            remaining=max(0, math.floor((_PERIOD_S - ahead) / interval + _ROUNDING)),
            reset_s=math.ceil(ahead),
            retry_after_s=0 if is_allowed else max(1, math.ceil(ahead + interval - _PERIOD_S)),
        )

    def _opened(self) -> apsw.Connection:
        if self._connection is None:
            self._connection = apsw.Connection(str(self._path))
            self._connection.set_busy_timeout(_BUSY_TIMEOUT_MS)
            # `execute` stops at the first statement that returns a row; `fetchall` runs the others.
            self._connection.execute(_SETUP).fetchall()
        return self._connection
