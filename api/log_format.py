"""Log records as one line of JSON each, in plain ASCII.

Whatever stands in a message, no control character and no bidi control reaches a terminal that shows the log.
"""

import json
import logging
import sys
from datetime import UTC, datetime

_FIELDS = ("method", "route", "status", "ms", "request_id", "key", "question")
"""What our own lines carry beside their message, as `extra`."""


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
        # DEL is the one control character that JSON leaves as it is.
        return json.dumps(line).replace("\x7f", "\\u007f")


def log_to_stderr() -> None:
    """Send our own lines from `info` on, and those of libraries from `warning` on, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("iqtibas").setLevel(logging.INFO)
