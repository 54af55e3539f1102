"""Whether a claim says the opposite of a thing that its source says: the old port, where the source has the new one.

In: the stated words of claim and source. Out: yes or no. A claim all of whose words are in the source may still join
them otherwise; for words that have an opposite it is looked at which of the two stands beside the same neighbour.
"""

from collections.abc import Sequence

from index.words.sparse import term_hash
from index.words.stems import english_stem
from rag.proving.stated import StatedWord

_PAIRS = """
    new old, first last, north south, east west, northern southern, eastern western, high low, highest lowest,
    rise fall, increase decrease, grow shrink, import export, buy sell, open close, win lose, victory defeat,
    accept reject, allow forbid, public private, male female, internal external, domestic foreign, local foreign,
    minimum maximum, early late, largest smallest, large small, rich poor, success failure, support oppose,
    direct indirect, legal illegal, same different, begin end, arrive leave, strong weak, long short, hot cold,
    day night, man woman, son daughter, father mother, brother sister, king queen, left right, full empty,
    summer winter, true false, alive dead
"""
NEIGHBOUR_WORDS = 2
"""How many content words off a neighbour may stand. Source: chosen, an adjective and its noun with one between them."""


def _hash(word: str) -> int:
    return term_hash(f"e:{english_stem(word)}")


_OPPOSITES = [tuple(map(_hash, pair.split())) for pair in _PAIRS.split(",")]


def says_opposite(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether a word of the claim stands beside a neighbour beside which the source has its opposite only."""
    return any(
        _beside(theirs, neighbour, source) and not _beside(mine, neighbour, source)
        for at, word in enumerate(stated)
        for mine, theirs in _sides(word)
        for neighbour in (*stated[max(0, at - 1) : at], *stated[at + 1 : at + 2])
    )


def _sides(word: StatedWord) -> list[tuple[int, int]]:
    return [
        (mine, theirs)
        for pair in _OPPOSITES
        for mine, theirs in (pair, pair[::-1])
        if mine in word.accepted and theirs not in word.accepted
    ]


def _beside(term: int, neighbour: StatedWord, source: Sequence[StatedWord]) -> bool:
    places = [at for at, word in enumerate(source) if word.accepted & neighbour.accepted]
    near = (word for at in places for word in source[max(0, at - NEIGHBOUR_WORDS) : at + NEIGHBOUR_WORDS + 1])
    return any(term in word.accepted for word in near)
