"""What a text denies, and which side of an opposition it takes: words that turn a sentence round and are stop words.

In: a text and its content words. Out: the words that a negation stands before, and the sides taken. A sentence turned
round with other words (fails to, far from) is not seen here: those are
content words, and the source does not have them.
"""

from collections.abc import Mapping, Sequence

from corpus.fold import bare, fold
from index.words.terms import words
from rag.writing.stated import NEGATIONS, StatedWord

REACH = 3
"""Content words behind a negation among which the two languages may differ in which is denied: no visa, no need for a
visa. Source: chosen."""

_SIDES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    name: (frozenset(one.split()), frozenset(other.split()))
    for name, one, other in (
        ("time", "before قبل وقبل قبيل prior until", "after بعد وبعد عقب since منذ"),
        ("amount", "more أكثر أكبر over above فوق", "less fewer أقل أصغر under below تحت دون"),
    )
}
_FROM, _TO = frozenset({"from", "من"}), frozenset({"to", "into", fold("إلى"), fold("إلي")})


def negated(text: str, stated: Sequence[StatedWord]) -> tuple[tuple[StatedWord, ...], ...]:
    """Return for each negation the words that it may reach, at most `REACH`, in order; of these the first is denied."""
    places = [at for at, word in enumerate(words(text)) if _plain(word.text) in NEGATIONS]
    scopes = (tuple(word for word in stated if word.at > at)[:REACH] for at in places)
    return tuple(scope for scope in scopes if scope)


def takes_other_side(text: str, sources: Sequence[str]) -> bool:
    """Return whether the text says before where the sources only say after, more where they only say less."""
    said, known = _words_of(text), frozenset[str]().union(*map(_words_of, sources))
    return any(
        said & mine and not known & mine and known & theirs
        for one, other in _SIDES.values()
        for mine, theirs in ((one, other), (other, one))
    )


def goes_other_way(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether something is said to be from where, in the source, it is only to, or the other way round."""
    claimed, known = leads(stated), leads(source)
    return any(
        claimed[at] in here and leads & there and not leads & here
        for at, word in enumerate(stated)
        for leads in [frozenset(known[i] for i, each in enumerate(source) if each.accepted & word.accepted)]
        for here, there in ((_FROM, _TO), (_TO, _FROM))
    )


def leads(stated: Sequence[StatedWord]) -> list[str]:
    """Return for each word what leads the run of neighbouring content words that it stands in: the preposition."""
    leads: list[str] = []
    for at, word in enumerate(stated):
        goes_on = at > 0 and word.at - stated[at - 1].at == 1
        leads.append(leads[-1] if goes_on else word.led_by)
    return leads


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_plain(word.text) for word in words(text))


def _plain(word: str) -> str:
    return bare(word).lower()
