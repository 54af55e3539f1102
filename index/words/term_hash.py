"""Terms as 64-bit hashes, the form in which indexes and lexicons store them."""

import hashlib
from functools import lru_cache

_CACHED_TERMS = 1 << 17


@lru_cache(_CACHED_TERMS)
def term_hash(term: str) -> int:
    """Return the 64-bit BLAKE2b hash of a term; among 10 million terms, P(any collision) is 3e-6."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")
