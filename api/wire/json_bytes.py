"""Records as JSON, by orjson: dataclasses go out as they are, in the order of their fields.

The same bytes over HTTP and on the command line, which must not wait for the libraries of the web to be imported.
"""

from typing import Any

import orjson


def dump(record: Any) -> bytes:
    """Return a record as UTF-8 JSON."""
    return orjson.dumps(record)
