"""How much a request may ask for or bring: beyond these it is refused before any work.

Source: `MAX_TOP_K` is the public contract's, the others were chosen: a person's use stays far below. What no number
here bounds is bounded by the length of a body (`api.guards.body_limits`).
"""

MAX_TOP_K = 50
"""Passages shown for one question."""

MAX_COLLECTIONS = 50
"""Asked at once; the page asks no more either."""

MAX_TURNS = 100
"""Of a conversation; what is older is not referred to any more."""

MAX_TURN_CHARACTERS = 20_000
"""Of one turn: five of the longest questions, for answers are longer."""

MAX_FILTER_DOCUMENTS = 1_000
MAX_METADATA = 100
"""Fields of a document, or conditions on them."""

MAX_METADATA_CHARACTERS = 10_000
MAX_NAME_CHARACTERS = 200
"""Of a collection, a document's id, a field of metadata: as long as an id may be."""

MAX_TITLE_CHARACTERS = 1_000
MAX_URL_CHARACTERS = 2_000
"""What browsers and proxies are known to pass on."""

MAX_SET_QUESTIONS = 2_000
"""Of an evaluation, which other jobs wait for; a larger set is cut in two."""

MAX_SET_DOCUMENTS = 500
MAX_DISGUISES = 7
"""As many as there are."""
