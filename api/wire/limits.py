"""Limits on the fields of requests; a request beyond one is refused before any work.

Source: `MAX_TOP_K` is that of the public contract; the others were chosen far above what a person needs. Fields without
a limit here are bounded by the size of the body (`api.guards.body_limits`).
"""

MAX_TOP_K = 50
"""Passages returned for one question."""

MAX_COLLECTIONS = 50
"""Asked at once; the page has the same limit."""

MAX_TURNS = 100
"""Of a conversation; a question hardly refers to older turns."""

MAX_TURN_CHARACTERS = 20_000
"""Of one turn: five times the longest question, because answers are longer."""

MAX_FILTER_DOCUMENTS = 1_000
MAX_METADATA = 100
"""Fields of a document, or conditions on them."""

MAX_METADATA_CHARACTERS = 10_000
MAX_NAME_CHARACTERS = 200
"""Of a collection, a document's id, a field of metadata: as long as an id may be."""

MAX_TITLE_CHARACTERS = 1_000
MAX_URL_CHARACTERS = 2_000
"""The length that browsers and proxies are known to support."""

MAX_SET_QUESTIONS = 2_000
"""Of an evaluation, for which other jobs wait; a larger set can be split."""

MAX_SET_DOCUMENTS = 500
MAX_DISGUISES = 7
"""As many as exist."""
