"""Where the words of a question stand in a sentence: its concepts in, positions of words out.

A translation is read after its original, so far behind that none of its words is near one of the original's.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rag.judging.concepts.matches import Matches
from rag.reading.forms.tokens import read

Positions = Mapping[int, Sequence[int]]
"""The positions of the words that stand for each concept in a sentence."""
NEIGHBOURS = 4
"""Words apart, at most, of two that stand side by side in the question."""
PHRASE = 3
"""Words that carry something apart, at most, of two that belong to one phrase: the *minister* of foreign affairs of
*Peru*, the *king* of the Hashemite Kingdom of *Jordan*."""
APART = 1_000
"""Added to the positions of the words of a translation: they are near none of the original's."""


def positions_in(table: Matches, row: int) -> Positions:
    """Return concept -> the positions of the words that stand for it in a sentence; in its translation they are
    `APART`."""
    signs = table.signs
    found: dict[int, list[int]] = {}
    for nth, text in enumerate(table.texts[row]):
        tokens = read(text)
        for each, owner in zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True):
            if each in signs:
                for concept in signs[each]:
                    found.setdefault(concept, []).append(owner + nth * APART)
    return found


def are_near(positions: Positions, one: int, other: int) -> bool:
    """Return whether words of two concepts stand side by side."""
    if one not in positions or other not in positions:
        return False
    return any(abs(x - y) <= NEIGHBOURS for x in positions[one] for y in positions[other])


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


def pairs_features(table: Matches, at: int, positions: Mapping[int, Positions]) -> dict[str, float]:
    """Return the weighted share of neighbouring concepts of the question that stand near each other there too."""
    pairs = [(a, a + 1, float(min(w))) for a, w in enumerate(pairwise(table.core.weights.tolist()))]
    total = sum(weight for *_, weight in pairs)
    scopes = {"pairs_sentence": [positions[at]], "pairs_window": [*positions.values()]}
    if not total:
        return dict.fromkeys(scopes, 1.0)
    return {
        scope: sum(weight * any(are_near(each, a, b) for each in rows) for a, b, weight in pairs) / total
        for scope, rows in scopes.items()
    }
