"""Whether two words may be forms of one: mistyped, or derived (Uzbek, Uzbekistan; announce, announcement).

In: two folded words. Out: yes or no. Coarser than stems: meant for words of a question that no passage has.
"""

from rag.words.typos import is_typo, shared_start

_LEAST_LETTERS = 4
_LEAST_SHARED, _LEAST_SHARE = 4, 0.7
"""Length of the common prefix of derived words, at least, and its share of the shorter word: chosen."""
_LEAST_FOR_TWO = 8
"""Letters of a word that may have two typos, at least; a shorter one may have one. Chosen."""


def related(word: str, other: str) -> bool:
    """Return whether two folded words may be forms of one.

    >>> related("kyrgystan", "kyrgyzstan"), related("uzbek", "uzbekistan"), related("king", "kind")
    (True, True, False)
    """
    shorter = min(len(word), len(other))
    if shorter < _LEAST_LETTERS:
        return False
    shared = shared_start(word, other)
    if shared >= _LEAST_SHARED and shared >= _LEAST_SHARE * shorter and shared >= shorter - 2:
        return True
    typos = 2 if shorter >= _LEAST_FOR_TWO else 1
    return shorter > _LEAST_LETTERS and abs(len(word) - len(other)) <= typos and is_typo(word, other, typos)
