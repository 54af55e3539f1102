"""Terms as 64-bit numbers, which is what indexes and lexicons hold of them."""

import hashlib
from functools import lru_cache

_CACHED_TERMS = 1 << 17


@lru_cache(_CACHED_TERMS)
def term_hash(term: str) -> int:
    """Return the 64-bit key of a term (blake2b); 10 million terms collide with a chance of 3 in a million."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")
