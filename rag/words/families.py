"""Families of words, which stems keep apart: تأسيس and تأسست, *discovery* and *discovered*.

In: a folded word, joined particles and article on it or not. Out: the families that it may belong to: Arabic roots, or
how an English word begins. Looser than stems: words of one family may mean different things.
"""

from rag.words.roots import roots

_ENGLISH_BEGINNING = 5
"""Letters that English words of one family begin with: produce, production. Chosen."""
_PARTICLES = "وفبلك"


def families(word: str) -> frozenset[str]:
    """Return the families that a word may belong to; none of a short English one, or one in other letters.

    >>> families("discovery") & families("discovered"), sorted(families("وتاسيس") & families("تاسست"))
    (frozenset({'disco'}), ['اسس', 'تسس'])
    """
    if word.isascii():
        return frozenset((word[:_ENGLISH_BEGINNING],)) if len(word) >= _ENGLISH_BEGINNING else frozenset()
    return roots(word) | roots(word.lstrip(_PARTICLES).removeprefix("ال"))
