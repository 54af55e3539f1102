"""Word families, a coarser stemming: تأسيس and تأسست, *discovery* and *discovered*.

In: a folded word, with its prefixes or without. Out: the families that it may belong to: Arabic roots, or the first
letters of an English word. Words of one family may differ in meaning.
"""

from rag.words.roots import roots

_ENGLISH_BEGINNING = 5
"""First letters that an English word family shares: produce, production. Chosen."""
_PARTICLES = "وفبلك"


def families(word: str) -> frozenset[str]:
    """Return the families that a word may belong to; none for a short English word, or one of another script.

    >>> families("discovery") & families("discovered"), sorted(families("وتاسيس") & families("تاسست"))
    (frozenset({'disco'}), ['اسس', 'تسس'])
    """
    if word.isascii():
        return frozenset((word[:_ENGLISH_BEGINNING],)) if len(word) >= _ENGLISH_BEGINNING else frozenset()
    return roots(word) | roots(word.lstrip(_PARTICLES).removeprefix("ال"))
