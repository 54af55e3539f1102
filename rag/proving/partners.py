"""Whether words of a claim changed partners: a road opened after a bridge was mended; "a bridge opened after a road".

    source: 4,100 tonnes in 2015 and 6,900 in 2022    claim: 6,900 tonnes in 2015 and 4,100 in 2022

In: the stated words of a claim and of its source. Out: yes or no. Two pairs of neighbours of the claim are exchanged
where the source has the first of each beside the second of the other, and neither pair of the claim.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise, takewhile

from corpus.fold import fold
from rag.proving.roles import is_office
from rag.proving.stated import StatedWord, is_same, places_of
from rag.proving.verbs import is_past

NEIGHBOUR_WORDS = 2
"""How far the second of two neighbours may stand in the source: born in the city of Lund. Source: chosen."""
_ARTICLE = "ال"
_BE = frozenset("is are was were be been being".split())
_AGENT = frozenset(map(fold, "by يد قبل بواسطة".split()))


def are_exchanged(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether two pairs of neighbours of the claim have each other's second word in the source.

    Not where one of the two texts is in the passive, or in another language: there neighbours are others.
    """
    if any(_is_turned(*three, source) for three in zip(stated, stated[1:], stated[2:], strict=False)):
        return True
    if _is_other_voice(stated, source):
        return False
    mine, theirs = ([word for word in text if not _is_date(word)] for text in (stated, source))
    pairs = [(places_of(first, theirs), places_of(second, theirs)) for first, second in pairwise(mine)]
    apart = [(at, *pair) for at, pair in enumerate(pairs) if all(pair) and not _are_neighbours(*pair)]
    return any(
        second - first > 1
        and _are_neighbours(a, d)
        and _are_neighbours(c, b)
        and _are_alike(mine[first + 1], mine[second + 1])
        for (first, a, b), (second, c, d) in combinations(apart, 2)
    )


def has_title_of_another(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether the title before a name of the claim stands, wherever the source has it, before another name."""
    return any(
        _is_title(title)
        and second.at - title.at == 1
        and bool(places := places_of(title, source))
        and any(source[at].is_name for at in places_of(second, source))
        and all(_is_of_another(at, second, source) for at in places)
        for title, second in pairwise(stated)
    )


def _is_title(word: StatedWord) -> bool:
    is_arabic = not word.text.isascii()
    return not word.is_name and (word.text.startswith(_ARTICLE) if is_arabic else is_office(word))


def _is_of_another(at: int, name: StatedWord, source: Sequence[StatedWord]) -> bool:
    """Return whether a title is followed by other names, or by a name only in what is joined to its own."""
    bearer = [*takewhile(lambda word: word.is_name or is_office(word), source[at + 1 :])]
    is_joined = all(source[place].clause > source[at].clause for place in places_of(name, source))
    return (is_joined or any(word.is_name for word in bearer)) and not places_of(name, bearer)


def _is_turned(verb: StatedWord, a: StatedWord, b: StatedWord, source: Sequence[StatedWord]) -> bool:
    """Return whether the two Arabic nouns right behind a verb stand there in the other order: who gave, and to whom."""
    in_row = verb.at + 2 == a.at + 1 == b.at and not any(word.text.isascii() for word in (verb, a, b))
    return (
        in_row
        and not is_office(verb)
        and any(
            is_same(verb, one) and is_same(b, two) and is_same(a, three) and one.at + 2 == two.at + 1 == three.at
            for one, two, three in zip(source, source[1:], source[2:], strict=False)
        )
    )


def _is_date(word: StatedWord) -> bool:
    """Return whether a word may stand between two that belong together: born in 1931 in Lund."""
    return word.is_number and not word.is_count


def _is_other_voice(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether one of the two has an agent, or a verb in the passive, and the other has not."""
    agents = {any(word.led_by in _AGENT for word in text) for text in (stated, source)}
    return len(agents) == 2 or any(
        _is_passive(word) != _is_passive(source[at]) or word.text.isascii() != source[at].text.isascii()
        for word in stated
        if word.own
        for at in places_of(word, source)
    )


def _are_alike(word: StatedWord, other: StatedWord) -> bool:
    """Return whether two words may stand for one another: both numbers, both verbs of the past, or neither."""
    return word.is_number == other.is_number and is_past(fold(word.text)) == is_past(fold(other.text))


def _is_passive(word: StatedWord) -> bool:
    return word.led_by in _BE and is_past(fold(word.text))


def _are_neighbours(firsts: Sequence[int], seconds: Sequence[int]) -> bool:
    return any(0 < second - first <= NEIGHBOUR_WORDS for first in firsts for second in seconds)
