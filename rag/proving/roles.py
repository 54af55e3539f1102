"""Whether names changed places: "A visited B" and "B visited A" have the same words.

In: the stated words of a claim and of the source in each language it is there in. Out: yes or no. Two names that follow
one another in the claim must do so in the source: in the same order, and with no more than one other name between them
("Ali, minister of Oman, met Omar, minister of Qatar" does not say that Omar is minister of Oman). Free are names of
places and times after a preposition, lists (A and B), and the turn between active and passive. No syntax is parsed.
"""

from collections.abc import Sequence
from itertools import pairwise

from corpus.fold import fold
from index.words.sparse import term_hash
from index.words.stems import english_stem
from rag.proving.proper_names import SON_OF, is_title
from rag.proving.stated import StatedWord

_ADJUNCT_LEADS = frozenset(map(fold, "in at on since until during near across في منذ خلال حتى عبر قرب".split()))
_LIST_LEADS = frozenset(map(fold, "and or و أو".split()))
_AGENT_LEADS = frozenset(map(fold, "by يد قبل بواسطة".split()))
_OFFICES = frozenset(
    term_hash(f"e:{english_stem(word)}")
    for word in "minister president king queen emir prime foreign director head chief ambassador secretary general "
    "chairman governor mayor sultan prince founder manager spokesman capital city state deputy engineer "
    "doctor professor captain general judge sir lord lady nurse surgeon teacher principal".split()
)
_NAME_PARTS = SON_OF | {"al", "el", "bin", "ibn", "von", "van", "de"}
MOST_NAMES_BETWEEN = 1
"""Source: chosen; "Ali, minister of Oman, met Omar" has one between Ali and Omar."""

VERB_FIRST_WORDS = 4
"""How far before the first of two names their verb may stand. Source: chosen, a verb and a title of three words."""


def roles_differ(stated: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]]) -> bool:
    """Return whether two neighbouring names of the claim stand otherwise in every source text that has both."""
    known = {term for source in sources for word in source if word.is_name for term in word.accepted}
    anchors = [word for word in stated if (word.is_name or word.accepted & known) and not word.is_number]
    neighbours = [pair for pair in pairwise(anchors) if _is_bound(*pair)]
    return any(_stand_otherwise(first, second, stated, sources) for first, second in neighbours)


def _is_bound(first: StatedWord, second: StatedWord) -> bool:
    """Return whether the order of two names says who did what."""
    free = any(word.led_by in _ADJUNCT_LEADS for word in (first, second)) or second.led_by in _LIST_LEADS
    return not free and not second.text.startswith("و") and not first.accepted & second.accepted


def _stand_otherwise(
    first: StatedWord, second: StatedWord, claim: Sequence[StatedWord], sources: Sequence[Sequence[StatedWord]]
) -> bool:
    verdicts = [verdict for source in sources if (verdict := _in_source(first, second, claim, source)) is not None]
    return bool(verdicts) and all(verdicts)


def _in_source(
    first: StatedWord, second: StatedWord, claim: Sequence[StatedWord], source: Sequence[StatedWord]
) -> bool | None:
    """Return whether the source has the two in another order or far apart; None when it lacks one of them."""
    firsts = [word for word in source if word.accepted & first.accepted]
    seconds = [word for word in source if word.accepted & second.accepted]
    if not firsts or not seconds:
        return None
    turned = len({any(word.led_by in _AGENT_LEADS for word in text) for text in (claim, source)}) == 2
    links = [word for word in claim if first.at < word.at < second.at and not word.is_name]
    return not any(
        (turned or a.at < b.at or _is_apposition(a, b, source))
        and _names_between(a, b, source) <= MOST_NAMES_BETWEEN
        and (turned or _are_linked(a, b, links, source))
        for a in firsts
        for b in seconds
    )


def _are_linked(a: StatedWord, b: StatedWord, links: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a word that stands between the two in the claim does so in the source, or just before them: in
    Arabic the verb goes first."""
    first, last = sorted((a.at, b.at))
    near = [word for word in source if first - VERB_FIRST_WORDS <= word.at <= last]
    return not links or any(link.accepted & word.accepted for link in links for word in near)


def is_office(word: StatedWord) -> bool:
    """Return whether a word says what somebody is, and not what he does."""
    return bool(word.accepted & _OFFICES) or is_title(fold(word.text))


def _is_apposition(a: StatedWord, b: StatedWord, source: Sequence[StatedWord]) -> bool:
    """Return whether nothing but an office stands between: Kazakhstan's minister Nurtleu; Nurtleu, minister of it."""
    first, last = sorted((a.at, b.at))
    between = [word for word in source if first < word.at < last]
    return all(word.is_name or is_office(word) for word in between)


def _names_between(a: StatedWord, b: StatedWord, source: Sequence[StatedWord]) -> int:
    """Return how many names, each of one or more words, stand between two words."""
    first, last = sorted((a.at, b.at))
    between = (word for word in source if word.is_name and not word.is_number and first < word.at < last)
    places = [word.at for word in between if word.led_by not in _NAME_PARTS]
    gaps = [after - before for before, after in pairwise([first, *places, last])]
    # Names that touch one of the two belong to it: Mohamed bin Zayed.
    return max(0, sum(gap > 1 for gap in gaps) - 1)
