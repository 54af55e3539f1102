"""What a claim may take from the sentence before the one that says the rest: its subject, where that is only hinted at.

    The Al Faya plant turns sea water into drinking water. It produces 150,000 cubic metres.
    claim: The plant produces 150,000 cubic metres.

In: the words of a claim that the last sentence lacks, the claim, the words of both sentences. Out: yes or no. A number
is never taken, and what is taken stands where the last sentence has a pronoun for it, or where a subject is understood.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from corpus.fold import fold
from index.words.terms import Word, words
from rag.proving.roles import is_office
from rag.proving.stated import StatedWord, is_among, is_same, places_of

MOST_TAKEN = 0.5
"""Share of a claim's words that may be taken. Source: chosen, a subject and what belongs to it."""

_PRONOUNS = frozenset(
    "it its he his him she her they their them this these those there we our i my both one each another".split()
)


_ADJUNCT = frozenset(map(fold, "in at on during since until by under في منذ خلال حتى عند".split()))
_COMPLEMENT = frozenset(map(fold, "of for on by with about because من على عن ل ب في".split()))
LEAST_OWN = 2
"""Words of a claim that the last sentence has itself. Source: chosen, a verb and what belongs to it."""
_OF = frozenset(map(fold, "of من".split()))
_OF_THEM = re.compile(r"\bof (?:them|these|whom)\b|\b[ومن]*منه(?:م|ن|ا)\b")
_OWNER = frozenset({"of"})
_SUFFIXES = ("ه", "ها", "هم", "هن", "هما")
_ARTICLE = "ال"
_SUFFIX_LETTERS = 2
PRONOUN_WORDS = 2
"""Words behind a verb among which its pronoun stands: feed on them. Source: chosen."""


def may_be_taken(
    taken: Sequence[StatedWord],
    stated: Sequence[StatedWord],
    last: Sequence[StatedWord],
    before: Sequence[StatedWord],
    text: str,
) -> bool:
    """Return whether the words that a claim takes from a sentence are its subject.

    Args:
        text: of the last sentence.
    """
    return (
        len(taken) <= MOST_TAKEN * len(stated)
        and (not any(word.is_number for word in taken) or _is_whole(taken, text))
        and all(is_among(word, before) for word in taken)
        and all(_stands_for(run, stated, last, text) or _is_added(run, stated, last) for run in _runs(taken, stated))
    )


def _is_whole(taken: Sequence[StatedWord], text: str) -> bool:
    """Return whether the taken words are what the last sentence has only as them: 61 of them, "61 of the 84 people"."""
    return taken[0].is_number and taken[0].led_by in _OF and _OF_THEM.search(fold(text)) is not None


def is_thing(taken: Sequence[StatedWord]) -> bool:
    """Return whether words are one thing, and nobody: the power station."""
    in_row = taken[-1].at - taken[0].at < len(taken)
    return in_row and not any(word.is_name or is_office(word) for word in taken)


def _runs(taken: Sequence[StatedWord], claim: Sequence[StatedWord]) -> list[list[StatedWord]]:
    """Return the taken words that follow one another in the claim."""
    runs = groupby(claim, key=lambda word: word in taken)
    return [[*run] for is_taken, run in runs if is_taken]


def _stands_for(
    taken: Sequence[StatedWord], claim: Sequence[StatedWord], last: Sequence[StatedWord], text: str
) -> bool:
    """Return whether the taken words stand where the last sentence has a pronoun for them, or a subject understood."""
    said = [*words(text)]
    first, end = claim.index(taken[0]), claim.index(taken[-1]) + 1
    before, behind = claim[max(0, first - 1) : first], claim[end : end + 1]
    if _is_completed(before, last) or _is_hinted(taken, [*claim[:1], *before], behind, last, said):
        return True
    earlier = [word for word in claim[:first] if places_of(word, last) and word.led_by not in _ADJUNCT]
    verbs = not taken[0].text.isascii()
    if any(word.kind == "arabic" for word in said):
        return len(earlier) <= verbs and not _has_own_word(behind, claim, last)
    goes_on = said[0].text.lower() == "the" and any(places_of(word, claim) for word in last[:1])
    has_pronoun = bool(_PRONOUNS.intersection(word.text.lower() for word in said))
    return (goes_on and len(earlier) <= 1) or (has_pronoun and len(earlier) <= verbs)


def _is_added(taken: Sequence[StatedWord], claim: Sequence[StatedWord], last: Sequence[StatedWord]) -> bool:
    """Return whether the taken words are a thing that the claim only names once more: a jar of honey, because of sand.

    Not where the last sentence has another thing in that place.
    """
    lead, first = taken[0].led_by, claim.index(taken[0])
    if lead not in _COMPLEMENT or not first or not is_thing(taken) or len(claim) - len(taken) < LEAST_OWN:
        return False
    behind = [after for word, after in pairwise(last) if is_same(word, claim[first - 1]) and after.led_by == lead]
    return all(places_of(word, claim) for word in behind)


def _is_completed(before: Sequence[StatedWord], last: Sequence[StatedWord]) -> bool:
    """Return whether the word before is known in the last sentence and not in the claim: الترميم, ترميم المصحف."""
    return any(
        last[at].text.removeprefix("و").startswith(_ARTICLE) and not word.text.startswith(_ARTICLE)
        for word in before
        for at in places_of(word, last)
    )


def _is_hinted(
    taken: Sequence[StatedWord],
    before: Sequence[StatedWord],
    behind: Sequence[StatedWord],
    last: Sequence[StatedWord],
    said: Sequence[Word],
) -> bool:
    """Return whether a pronoun goes with the word before, or with that behind: turn them, its lamp, تشغيلها."""
    afters = [last[at].at for word in before for at in places_of(word, last)]
    befores = [last[at].at for word in behind for at in places_of(word, last)]
    owned = [last[at] for word in before[-1:] for at in places_of(word, last)]
    if taken[0].led_by in _OWNER and any(word.led_by in _PRONOUNS for word in owned):
        return True
    possessives = (word.text.lower() for at in befores for word in said[max(0, at - 1) : at])
    return any(_is_pronoun(word) for at in afters for word in said[at : at + 1 + PRONOUN_WORDS]) or any(
        word in _PRONOUNS for word in possessives
    )


def _is_pronoun(word: Word) -> bool:
    is_suffixed = word.kind == "arabic" and len(word.text) > _SUFFIX_LETTERS and word.text.endswith(_SUFFIXES)
    return is_suffixed or word.text.lower() in _PRONOUNS


def _has_own_word(behind: Sequence[StatedWord], claim: Sequence[StatedWord], last: Sequence[StatedWord]) -> bool:
    """Return whether a word that the claim leaves out stands right before what follows the taken one."""
    places = [at for word in behind if not word.is_number for at in places_of(word, last)]
    return bool(places) and all(
        at > 0 and last[at].at - last[at - 1].at == 1 and not places_of(last[at - 1], claim) for at in places
    )
