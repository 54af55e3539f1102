"""The positions of the concepts of a question in a sentence, and which of them are near each other.

Positions in the translation of a sentence are offset by `APART`, so that they are far from those in the original.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rag.judging.concepts.matches import Matches
from rag.reading.forms.tokens import read

Positions = Mapping[int, Sequence[int]]
"""Concept -> the positions of the words of a sentence that match it."""
NEIGHBOURS = 4
"""Greatest distance in a sentence, in words, of two concepts that are adjacent in the question: chosen."""
PHRASE = 3
"""Greatest distance, in content words, of two words of one phrase: the *minister* of foreign affairs of *Peru*, the
*king* of the Hashemite Kingdom of *Jordan*. Chosen."""
APART = 1_000
"""The offset of positions in a translation: more than the words of a sentence."""


def positions_in(table: Matches, row: int) -> Positions:
    """Return the positions of the concepts in a sentence and its translation."""
    concepts_of_term = table.concepts_of_term
    found: dict[int, list[int]] = {}
    for nth, text in enumerate(table.texts[row]):
        tokens = read(text)
        for each, owner in zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True):
            for concept in concepts_of_term.get(each, ()):
                found.setdefault(concept, []).append(owner + nth * APART)
    return found


def are_near(positions: Positions, one: int, other: int) -> bool:
    """Return whether two concepts have words at most `NEIGHBOURS` apart."""
    if one not in positions or other not in positions:
        return False
    return any(abs(x - y) <= NEIGHBOURS for x in positions[one] for y in positions[other])


def are_of_one_phrase(table: Matches, row: int, one: int, other: int) -> bool:
    """Return whether two concepts have words in one phrase of a sentence or of its translation."""
    for text in table.texts[row]:
        tokens = read(text)
        terms = list(zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True))
        nth = {owner: number for number, owner in enumerate(sorted({owner for _, owner in terms}))}
        ones, others = (
            [nth[owner] for term, owner in terms if concept in table.concepts_of_term.get(term, ())]
            for concept in (one, other)
        )
        if any(abs(x - y) <= PHRASE for x in ones for y in others):
            return True
    return False


def pairs_features(table: Matches, at: int, positions: Mapping[int, Positions]) -> dict[str, float]:
    """Return the weighted share of the adjacent pairs of concepts that are near each other in the sentence, and in any
    sentence of its window; 1 where the question has no pairs."""
    pairs = [(a, a + 1, float(min(w))) for a, w in enumerate(pairwise(table.core.weights.tolist()))]
    total = sum(weight for *_, weight in pairs)
    scopes = {"pairs_sentence": [positions[at]], "pairs_window": [*positions.values()]}
    if not total:
        return dict.fromkeys(scopes, 1.0)
    return {
        scope: sum(weight * any(are_near(each, a, b) for each in rows) for a, b, weight in pairs) / total
        for scope, rows in scopes.items()
    }
