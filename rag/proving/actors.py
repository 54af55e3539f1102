"""Whether a name is said to do what another does in the source: A heads it, and B runs the laboratory; "B heads it".

In: the stated words of a claim and of its source. Out: yes or no. A name does what stands near it, but for what
stands in another clause with a name that the claim leaves out. No syntax is parsed.
"""

from collections.abc import Sequence
from itertools import pairwise

from corpus.fold import fold
from rag.proving.roles import is_office
from rag.proving.stated import StatedWord

BESIDE_WORDS, NEAR_WORDS = 2, 8
"""What a name does stands among the two words nearest to it in a claim, and within eight content words of it in a
source: a name of three parts, an office, an amount, the verb. Source: chosen."""

_PREPOSITIONS = frozenset(
    map(
        fold,
        "in at on since until during near across by from to into of with for under over between among "
        "في منذ خلال حتى عبر قرب يد قبل بواسطة من إلى مع عن على لدى بين".split(),
    )
)

_LIST = frozenset({"and"})
_PLACES = frozenset(map(fold, "in at on from to في من إلى على لدى".split()))
_CLAUSAL = frozenset(map(fold, "since until منذ حتى".split()))

OWN_SUBJECT_WORDS = 3
"""How near to the first word that it shares with a claim a sentence has its subject. Source: chosen, a name of three
parts."""


def acts_elsewhere(stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]]) -> bool:
    """Return whether a name stands, in every source text that has it, away from all that the claim says of it."""
    known = [word for source in sources for word in _names(source)]
    names = [word for word in stated if not word.is_number and (word.is_name or _among(word, known))]
    return any(all(_does_something_else(name, stated, source) for source in sources) for name in names)


def is_displaced(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether something is done at a place of the claim that is no place in the source, which has another one
    for it: "treated on the bus", of treated at the hospital, since the bus has no doctor."""
    return any(
        where.led_by in _PLACES and not where.is_number and _is_elsewhere(deed, where, stated, source)
        for deed, where in pairwise(stated)
    )


def _is_elsewhere(
    deed: StatedWord, where: StatedWord, claim: Sequence[StatedWord], source: Sequence[StatedWord]
) -> bool:
    heres = [word for word in source if word.accepted & where.accepted]
    theres = [after for word, after in pairwise(source) if word.accepted & deed.accepted]
    return (
        bool(heres and theres)
        and not any(word.led_by in _PREPOSITIONS - _CLAUSAL for word in heres)
        and all(word.led_by in _PLACES and not _among(word, claim) for word in theres)
    )


def takes_subject(
    taken: Sequence[StatedWord], stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]]
) -> bool:
    """Return whether a name taken from the sentence before does what another one does in every text of the last one,
    or stands where another one does: in Porto, where the last sentence says in Bursa."""
    names = _names(taken)
    return bool(names) and all(
        _has_own_subject(stated, source) or any(_is_replaced(name, stated, source) for name in names)
        for source in sources
    )


def _is_replaced(name: StatedWord, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a source has a name that the claim leaves out behind the preposition of another."""
    return name.led_by in _PREPOSITIONS and any(
        word.is_name and not _among(word, claim) and word.led_by == name.led_by for word in source
    )


def _has_own_subject(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a name beside the first word that a sentence shares with a claim is none of the claim's."""
    shared = [at for at, word in enumerate(source) if not word.is_name and _among(word, stated)]
    return bool(shared) and any(abs(at - shared[0]) <= OWN_SUBJECT_WORDS for at in _rivals(stated, source))


def _does_something_else(name: StatedWord, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether nothing that stands beside a name in the claim stands near it in the source, or something is said
    there of another name only."""
    others = [
        word
        for word in claim
        if not (word.accepted & name.accepted or word.is_name or is_office(word) or _touches(word, name, source))
    ]
    beside = sorted(others, key=lambda word: abs(word.at - name.at))[:BESIDE_WORDS]
    places = [at for at, word in enumerate(source) if word.accepted & name.accepted]
    if not places or not beside:
        return False
    rivals = _rivals(claim, source)
    said = [[_is_of_another(at, place, rivals, source) for at, place in _near(word, places, source)] for word in beside]
    return not any(said) or any(verdicts and all(verdicts) for verdicts in said)


def _touches(word: StatedWord, name: StatedWord, source: Sequence[StatedWord]) -> bool:
    """Return whether a word stands right before or after a name in both: a part of the name, or what is said of it."""
    step = word.at - name.at
    return abs(step) == 1 and any(
        a.accepted & name.accepted and b.accepted & word.accepted and b.at - a.at == step
        for a in source
        for b in source
    )


def _near(word: StatedWord, places: Sequence[int], source: Sequence[StatedWord]) -> list[tuple[int, int]]:
    """Return where a word stands near a name in the source: its place, and that of the name."""
    return [
        (at, place)
        for place in places
        for at in range(max(0, place - NEAR_WORDS), min(len(source), place + NEAR_WORDS + 1))
        if source[at].accepted & word.accepted
    ]


def _is_of_another(at: int, place: int, rivals: Sequence[int], source: Sequence[StatedWord]) -> bool:
    """Return whether a rival stands in the clause of a word, and the name in another one."""
    return any(
        source[rival].clause == source[at].clause not in _clauses(place, source)
        and not _are_listed(place, rival, source)
        for rival in rivals
    )


def _clauses(place: int, source: Sequence[StatedWord]) -> set[int]:
    """Return the clause of a name; a later one of two (Uzbekistan and the Emirates) is in that of the first as well."""
    first = place
    while first and source[first].led_by in _LIST and source[first - 1].is_name:
        first -= 1
    return {source[place].clause, source[first].clause}


def _are_listed(a: int, b: int, source: Sequence[StatedWord]) -> bool:
    """Return whether nothing but names stands between two: A, B and C did it."""
    return all(word.is_name for word in source[min(a, b) + 1 : max(a, b)])


def _rivals(claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> list[int]:
    """Return the places of the names that a claim leaves out, but for those of places, times and agents."""
    return [
        at
        for at, word in enumerate(source)
        if word.is_name and not word.is_number and not _among(word, claim) and _lead(source, at) not in _PREPOSITIONS
    ]


def _lead(source: Sequence[StatedWord], at: int) -> str:
    """Return the word before a name, its other parts, and the office that goes with it."""
    while at and source[at].at - source[at - 1].at <= 1 and (source[at - 1].is_name or is_office(source[at - 1])):
        at -= 1
    return source[at].led_by


def _names(stated: Sequence[StatedWord]) -> list[StatedWord]:
    return [word for word in stated if word.is_name and not word.is_number]


def _among(word: StatedWord, others: Sequence[StatedWord]) -> bool:
    return any(word.accepted & other.accepted for other in others)
