"""Whether a claim makes a subject of what is none in its source.

    source: A factory, paid for by a loan from the Gulf Fund, makes ice.    claim: The Gulf Fund makes ice.
    source: تدير المتحف ليلى. وكان سلفها يوسف قد أشرف على السقف.        claim: أشرفت ليلى على السقف.

In: the stated words of a claim, of the last sentence of its source, and those taken from the one before. Out: yes or
no. In English the subject stands right before the verb, in Arabic right behind a verb that opens the claim.
"""

from collections.abc import Sequence
from itertools import takewhile

from rag.proving.stated import StatedWord, places_of

_GOVERNING = frozenset("from with for to at in on against of into over under".split())
_NOMINAL = frozenset("of is are was were and or in on at".split())
_LED = frozenset("in on at of by during since".split())
LEAST_APART = 2
"""A verb that says nothing of its own may stand between: makes 30 tonnes. Source: chosen."""


def is_governed(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether the name that opens an English claim and does something stands behind a preposition in the
    source, and before what it does."""
    name = [*takewhile(lambda word: word.text[:1].isupper(), stated)]
    verbs = stated[len(name) : len(name) + 1]
    if not name or not verbs or not verbs[0].text.isascii() or verbs[0].led_by in _NOMINAL:
        return False
    is_list = name[-1].at - name[0].at >= len(name)
    if is_list or name[0].led_by not in {"", "the"} or verbs[0].at - name[-1].at > LEAST_APART:
        return False
    places, deeds = (places_of(word, source) for word in (name[0], verbs[0]))
    return bool(places and deeds) and all(
        source[at].led_by in _GOVERNING and all(deed > at for deed in deeds) for at in places
    )


def is_subject_later(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether what opens an English claim, right before what it does, stands behind that in the source."""
    if len(stated) < 2 or not stated[1].text.isascii() or stated[1].at - stated[0].at > 1 or stated[0].led_by in _LED:
        return False
    names, deeds = (places_of(word, source) for word in stated[:2])
    return bool(names and deeds) and all(
        deed + 1 < at and _may_be_subject(source[at]) for deed in deeds for at in names
    )


def _may_be_subject(word: StatedWord) -> bool:
    return word.text.isascii() and word.led_by not in _LED | _GOVERNING


def takes_subject_of_verb(
    taken: Sequence[StatedWord], stated: Sequence[StatedWord], source: Sequence[StatedWord]
) -> bool:
    """Return whether an Arabic claim opens with a verb and a taken subject, where the source has another one for it."""
    if len(stated) < 2 or stated[0].text.isascii() or stated[1] not in taken or stated[1].at - stated[0].at > 1:
        return False
    places = places_of(stated[0], source)
    return bool(places) and all(_has_own(at, stated, source) for at in places)


def _has_own(at: int, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether two words that the claim leaves out stand before a verb, in its clause."""
    before = [word for word in source[max(0, at - 2) : at] if word.clause == source[at].clause]
    return len(before) == 2 and not any(places_of(word, claim) for word in before)
