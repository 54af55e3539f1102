"""Records as JSON by orjson, which writes dataclasses in the order of their fields.

HTTP and the command line share these bytes; this module imports no web library, for the start-up time of commands.
"""

from typing import Any

import orjson


def dump(record: Any) -> bytes:
    """Return a record as UTF-8 JSON."""
    return orjson.dumps(record)
