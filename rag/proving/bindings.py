"""Whether two neighbouring words of a claim are bound to others in the source: born in A and died in B; "born in B".

In: the stated words of a claim and of its source. Out: yes or no. Between the two the source may have what the claim
passes over, but nothing of the second one's kind: another name, or another word behind the same preposition. No syntax
is parsed; a list (in A and in B) binds each of its members.
"""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from corpus.fold import fold
from index.words.sparse import term_hash
from index.words.terms import Word
from rag.proving.polarity import leads
from rag.proving.proper_names import is_definite
from rag.proving.roles import is_office
from rag.proving.stated import StatedWord, is_same, places_of

_MONTHS = frozenset(term_hash(f"month:{number}") for number in range(1, 13))
_PREPOSITIONS = frozenset(
    map(fold, "in at on from to into for of with by against under over في من إلى على مع عن ضد".split())
)


def binds_otherwise(stated: Sequence[StatedWord], source: Sequence[StatedWord]) -> bool:
    """Return whether two neighbours of a claim are kept apart by a rival wherever the source has both."""
    mine, theirs = leads(stated), leads(source)
    return any(
        _are_parted(stated[at], stated[at + 1], mine[at + 1], stated, source, theirs) for at in range(len(stated) - 1)
    ) or any(_is_turned(*three, source) for three in zip(stated, stated[1:], stated[2:], strict=False))


def _are_parted(
    first: StatedWord, second: StatedWord, lead: str, claim: Sequence[StatedWord], source: Sequence[StatedWord],
    known: Sequence[str],
) -> bool:  # fmt: skip
    firsts, seconds = places_of(first, source), places_of(second, source)
    pairs = [(a, b) for a in firsts for b in seconds if a != b]
    return bool(pairs) and all(_has_rival(a, b, lead, first, second, source, known) for a, b in pairs)


def _has_rival(
    a: int, b: int, lead: str, first: StatedWord, second: StatedWord, source: Sequence[StatedWord], known: Sequence[str]
) -> bool:
    if a > b:
        return False
    between = source[a + 1 : b]
    if second.at - first.at == 1 and (second.is_name or source[b].is_name) and not first.is_name and _is_noun(first):
        return not all(word.is_name or is_office(word) for word in between)
    if second.at - first.at == 1 and first.is_name and is_office(second):
        return any(word.is_name for word in dropwhile(lambda each: each.is_name, between))
    return (
        lead in _PREPOSITIONS
        and known[b] == lead
        and any(
            known[at] == lead and source[at].led_by == lead and is_time(source[at]) == is_time(second)
            for at in range(a + 1, b)
            if not _is_listed(at, b, source)
        )
    )


def _is_noun(word: StatedWord) -> bool:
    return is_definite(Word(word.text, "arabic")) or (word.text.isascii() and is_office(word))


def is_time(word: StatedWord) -> bool:
    return word.is_number or bool(word.accepted & _MONTHS)


def _is_listed(at: int, b: int, source: Sequence[StatedWord]) -> bool:
    """Return whether all from one word to another is one run or one list: in A and B."""
    return all(after.at - before.at <= 1 for before, after in pairwise(source[at : b + 1]))


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
