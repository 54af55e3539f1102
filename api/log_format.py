"""Log records as one line of JSON each, in ASCII: no control or bidi character of a message reaches a terminal."""

import json
import logging
import sys
from datetime import UTC, datetime

_FIELDS = ("method", "route", "status", "ms", "request_id", "key", "question")
"""Fields that our own records have as `extra`."""


class JsonLines(logging.Formatter):
    """Formats a record as a JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: vars(record)[name] for name in _FIELDS if name in vars(record)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        # DEL is the only control character that JSON does not escape.
        return json.dumps(line).replace("\x7f", "\\u007f")


def log_to_stderr() -> None:
    """Log to standard error: our own records from level `info`, those of libraries from `warning`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("iqtibas").setLevel(logging.INFO)
