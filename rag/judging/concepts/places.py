"""Where the words of a question stand in a sentence: its concepts in, places of words out.

A translation is read after its original, so far behind that none of its words is near one of the original's.
"""

from collections.abc import Mapping, Sequence

from rag.judging.concepts.matches import Matches
from rag.reading.forms.tokens import read

Places = Mapping[int, Sequence[int]]
"""The places of the words that hold each concept in a sentence."""
NEIGHBOURS = 4
"""Words apart, at most, of two that stand side by side in the question."""
PHRASE = 3
"""Words that carry something apart, at most, of two that belong to one phrase: the *minister* of foreign affairs of
*Peru*, the *king* of the Hashemite Kingdom of *Jordan*."""
APART = 1_000
"""Added to the places of the words of a translation: they are near none of the original's."""


def places_in(table: Matches, row: int) -> Places:
    """Return concept -> the places of the words that hold it in a sentence, those of its translation `APART`."""
    found: dict[int, list[int]] = {}
    for nth, text in enumerate(table.texts[row]):
        tokens = read(text)
        for each, owner in zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True):
            for concept in table.signs.get(each, ()):
                found.setdefault(concept, []).append(owner + nth * APART)
    return found


def are_near(places: Places, one: int, other: int) -> bool:
    """Return whether words of two concepts stand side by side."""
    return any(abs(x - y) <= NEIGHBOURS for x in places.get(one, ()) for y in places.get(other, ()))


def are_of_one_phrase(table: Matches, row: int, one: int, other: int) -> bool:
    """Return whether words of two concepts stand in one phrase of a sentence or of its translation."""
    for text in table.texts[row]:
        tokens = read(text)
        signs = list(zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True))
        nth = {owner: number for number, owner in enumerate(sorted({owner for _, owner in signs}))}
        ones, others = (
            [nth[owner] for sign, owner in signs if concept in table.signs.get(sign, ())] for concept in (one, other)
        )
        if any(abs(x - y) <= PHRASE for x in ones for y in others):
            return True
    return False
