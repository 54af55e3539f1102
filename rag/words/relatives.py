"""Whether two words may be the same one: mistyped, or of one family (Uzbek, Uzbekistan; announce, announcement).

Looser than stems, and asked only of the words of a question that no passage has. Folded words in, yes or no out.
"""

from rag.words.slips import is_slip, shared_start

_LEAST_LETTERS = 4
_LEAST_SHARED, _LEAST_SHARE = 4, 0.7
"""Letters two words of a family begin with together, at least, and their share of the shorter word: chosen."""
_TWO_SLIPS = 8
"""Letters of a word in which two slips are forgiven; in a shorter one only one."""


def related(word: str, other: str) -> bool:
    """Return whether two folded words may be one.

    >>> related("kyrgystan", "kyrgyzstan"), related("uzbek", "uzbekistan"), related("king", "kind")
    (True, True, False)
    """
    shorter = min(len(word), len(other))
    if shorter < _LEAST_LETTERS:
        return False
    shared = shared_start(word, other)
    if shared >= _LEAST_SHARED and shared >= _LEAST_SHARE * shorter and shared >= shorter - 2:
        return True
    slips = 2 if shorter >= _TWO_SLIPS else 1
    return shorter > _LEAST_LETTERS and abs(len(word) - len(other)) <= slips and is_slip(word, other, slips)
