"""Whether a claim makes a subject of what is none in its source.

    source: تدير المتحف ليلى. وكان سلفها يوسف قد أشرف على السقف.        claim: أشرفت ليلى على السقف.

In: the stated words of a claim, of the last sentence of its source, and those taken from the one before. Out: yes
or no.
"""

from collections.abc import Sequence

from rag.proving.stated import StatedWord, places_of


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
