"""What a text denies, and which side of an opposition it takes: words that turn a sentence round and are stop words.

In: a text and its content words. Out: the words that a negation stands before, and the sides taken. Of what is turned
round with other words (failed to, refused) only a source's is seen: a claim's are content words like all others.
"""

from collections.abc import Mapping, Sequence

from corpus.fold import bare, fold
from index.words.terms import Word, words
from rag.proving.implied import TIMES, UNDOING
from rag.proving.light_words import NEGATIONS
from rag.proving.stated import StatedWord, itself, joins, places_of

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
_ROLES = frozenset(map(fold, "by against over on from to with على ضد من إلى مع".split()))
"""Prepositions before which and behind which something else is said."""

_BUT, _THAT = "غير", frozenset({"أن", "أنه", "أنها", "أنهم"})
"""But (غير أن) denies nothing."""
_THAN = frozenset("than as".split())
_EXCEPT = frozenset("سوى إلا except but".split())
_FROM = frozenset({"from", "من"})
_TO = frozenset(map(fold, "to into until till إلى حتى".split()))


def negated(text: str, stated: Sequence[StatedWord]) -> tuple[tuple[StatedWord, ...], ...]:
    """Return for each negation the words that it may reach, at most `REACH`, in order; of these the first is denied.

    One after which nothing more is said in its clause denies what stands before: fishing is not allowed, and...
    """
    read = [*words(text)]
    return tuple(filter(None, (_reached(read, at, stated) for at in range(len(read)) if _denies(read, at))))


def _denies(read: Sequence[Word], at: int) -> bool:
    """Return whether a word is a negation: not, or the end of can't and won't."""
    plain, following = _plain(read[at].text), [_plain(word.text) for word in read[at + 1 : at + 2]]
    if plain == _BUT and following and following[0] in _THAT:
        return False
    return plain in NEGATIONS or (plain == "t" and at > 0 and _plain(read[at - 1].text).endswith("n"))


def _reached(read: Sequence[Word], at: int, stated: Sequence[StatedWord]) -> tuple[StatedWord, ...]:
    behind = [word for word in stated if word.at > at]
    before = [word for word in stated if word.at < at]
    if before and (not behind or any(map(joins, read[at + 1 : behind[0].at + 1]))):
        return (before[-1],)
    excepted = next((i for i in range(at + 1, len(read)) if _plain(read[i].text) in _EXCEPT), len(read))
    return tuple(word for word in behind[:REACH] if word.at < excepted)


def is_prevented(claim: str, stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]]) -> bool:
    """Return whether the claim affirms what every source that has it says was refused, failed or is lacking."""
    read = [*words(claim)]
    if any(_denies(read, at) for at in range(len(read))):
        return False
    return any(all(_is_undone(word, stated, source) for source in sources) for word in stated)


def _is_undone(word: StatedWord, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a word that undoes stands before another wherever a source has it, and the claim has none."""
    places = [at for at, each in enumerate(source) if each.accepted & word.accepted]
    return bool(places) and all(_undoing(at, claim, source) for at in places)


def _undoing(at: int, claim: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    near = (each for each in source[max(0, at - REACH) : at] if each.clause == source[at].clause)
    return any(itself(each) & UNDOING and not any(each.accepted & word.accepted for word in claim) for each in near)


def takes_other_side(
    claim: str, stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]], texts: Sequence[str]
) -> bool:
    """Return whether the claim says before where the sources only say after, more where they only say less.

    Where a source says both, it is looked at which of them leads a word: before sleep, after noon.
    """
    said, known = _words_of(claim), frozenset[str]().union(*map(_words_of, texts))
    return any(
        (said & mine and not known & mine and known & theirs)
        or any(
            word.led_by in mine and all(_is_led(word, mine, theirs, source) for source in sources) for word in stated
        )
        for one, other in _SIDES.values()
        for mine, theirs in ((one, other), (other, one))
    )


def _is_led(word: StatedWord, mine: frozenset[str], theirs: frozenset[str], source: Sequence[StatedWord]) -> bool:
    """Return whether a word is led by the other side in a source, and never by its own."""
    leads = {each.led_by for each in source if each.accepted & word.accepted}
    return bool(leads & theirs) and not leads & mine


def is_compared_otherwise(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a claim says higher of what a source only says is as high as another; three times as high is."""
    greater = [word for word in stated if fold(word.text).endswith("er")]
    return any(
        bool(places := [at for at, each in enumerate(source) if each.accepted & word.accepted])
        and all(source[at].text != word.text for at in places)
        and all(source[at].led_by == "as" and not source[max(0, at - 1)].accepted & TIMES for at in places)
        for word in greater
    )


def changes_sides(
    claim: str, stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]], texts: Sequence[str]
) -> bool:
    """Return whether what is compared and what it is compared with changed sides: A is older than B."""
    mine = _pivot(claim)
    return mine is not None and any(
        theirs is not None and _has_crossed(stated, mine, source, theirs)
        for source, theirs in zip(sources, map(_pivot, texts), strict=True)
    )


def _pivot(text: str) -> int | None:
    """Return where a comparison turns to what it compares with."""
    return max((at for at, word in enumerate(words(text)) if _plain(word.text) in _THAN), default=None)


def _has_crossed(stated: Sequence[StatedWord], mine: int, source: Sequence[StatedWord], theirs: int) -> bool:
    """Return whether words have gone over from either side to the other."""
    crossed = {
        word.at < mine
        for word in stated
        for there in [[source[at].at < theirs for at in places_of(word, source)]]
        if there and all(side != (word.at < mine) for side in there)
    }
    return len(crossed) == len({True, False})


def is_exchanged(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether two words changed places about a preposition: A won against B, and "B won against A"."""
    claimed, known = leads(stated), leads(source)
    places = [[i for i, each in enumerate(source) if each.accepted & word.accepted] for word in stated]
    behind = {lead: _said_behind(lead, stated, source, known) for lead in _ROLES & set(claimed)}
    return any(
        places[second]
        and not any(known[i] == lead for i in places[second])
        and any(claimed[first] != lead and behind[lead].issuperset(places[first] or [-1]) for first in range(second))
        for second, lead in enumerate(claimed)
        if lead in behind
    )


def _said_behind(
    lead: str, claim: Sequence[StatedWord], source: Sequence[StatedWord], known: Sequence[str]
) -> frozenset[int]:
    """Return the places of a source's words behind a preposition, where the claim has the first of their run."""
    found: list[int] = []
    goes_on = False
    for at, word in enumerate(source):
        is_first = word.led_by == lead
        goes_on = any(word.accepted & each.accepted for each in claim) if is_first else goes_on and known[at] == lead
        found += [at] * goes_on
    return frozenset(found)


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
        goes_on = at > 0 and word.at - stated[at - 1].at <= 1
        leads.append(leads[-1] if goes_on else word.led_by)
    return leads


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_plain(word.text) for word in words(text))


def _plain(word: str) -> str:
    return bare(word).lower()
