"""Named entities: in English by capitals, in Arabic, which has none, by tables of names and rare words.

In: the words of a text. Out: `Named` spans. Places and given names are in tables. A person is a given name with the
words of the name after it, in Arabic also a name after a nationality (البرتغالي *روي تافاريس*). Adjacent rare words are
an Arabic name of unknown kind. In English an organisation is a name with a noun for organisations in it or beside it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rag.asking.words.question_heads import head_type
from rag.reading.forms.tokens import Tokens
from rag.words.known_names import is_people, known_names
from rag.words.phrases import Phrases
from rag.words.rarity import bundled_rarity

Bools = NDArray[np.bool_]
NameKind = Literal["name", "person", "organisation", "place"]
RARE = 0.93
"""Least rarity of adjacent words, or of a word beside a given name, that are a name; that of unknown words is 1:
chosen."""
MOST_WORDS = 6
MOST_OF_OFFICE = 3
"""Words of a portfolio, at most: وزير *التعليم العالي*: chosen."""
_JOINED = "وبلف"
_LINKS = frozenset("بن ابن بنت ال ابو ابي ام عبد فان دي دو دا فون لا".split())
_WITHIN_NAMES = frozenset("of the bin bint ibn al el de la von van der".split())
_HONOURS = frozenset({"highness", "majesty", "excellency", "honour", "holiness"})
"""Nouns of honorifics (his *Highness*), with which no name begins."""
_BEFORE_CLASS = frozenset({"one", "a", "an", "the"})
_MOST_OF_CLASS = 6
"""Words after the comma behind a name among which its class noun stands: chosen."""
_ORGANISATION_WORDS = frozenset(
    """
    trust foundation university college bank ministry club company corporation airways airlines group union
    association agency council committee federation institute society centre center authority league party network
    organisation organization commission hospital museum press school academy fund
    """.split()
)


class Named(NamedTuple):
    """The words `first` to `last` (included), and the kind of entity that they name."""

    kind: NameKind
    first: int
    last: int


def names_in(tokens: Tokens, *, is_arabic: bool) -> Iterator[Named]:
    """Yield the names of a text, any number over the same words."""
    yield from _places(tokens, is_arabic=is_arabic)
    yield from _arabic(tokens) if is_arabic else _english(tokens)


def _places(tokens: Tokens, *, is_arabic: bool) -> Iterator[Named]:
    for match in _known_places(is_arabic).matches(tokens.folded.text, _JOINED if is_arabic else ""):
        first, last = tokens.at(match.start, match.end)
        if first <= last and (is_arabic or tokens.capital[first]):
            yield Named("place", first, last)


@cache
def _known_places(is_arabic: bool) -> Phrases:
    return Phrases([known_names("place", "ar" if is_arabic else "en")])


def _english(tokens: Tokens) -> Iterator[Named]:
    """Yield the runs of capitalised words, over particles within them (Bank *of* Corran)."""
    capital = [_is_capital(tokens, at) for at in range(len(tokens))]
    first = 0
    while first < len(tokens):
        last = first
        while (end := _next_capital(tokens, capital, last)) is not None:
            last = end
        # The first word of a sentence has a capital whatever it is.
        if capital[first] and (first > 0 or last > first):
            while first < last and (is_people(tokens.words[first]) or tokens.words[first] in _HONOURS):
                first += 1
            if not is_people(tokens.words[first]):
                yield Named("name", first, last)
                if (kind := _kind_of(tokens, first, last)) is not None:
                    yield Named(kind, first, last)
        first = last + 1


def _is_capital(tokens: Tokens, at: int) -> bool:
    """Return whether a word is capitalised; a stop word only where all its letters are (the club *IF* Norrstrand)."""
    if not tokens.capital[at] or not tokens.stop[at]:
        return bool(tokens.capital[at])
    word = tokens.spelling(at)
    return len(word) > 1 and word.isupper()


def _kind_of(tokens: Tokens, first: int, last: int) -> NameKind | None:
    """Return the kind of an English name, by its words and its class noun; None where they do not show it."""
    before = tokens.words[first - 1] if first and not tokens.gaps[first] and not tokens.commas[first] else ""
    if any(word in _ORGANISATION_WORDS for word in tokens.words[first : last + 1]):
        return "organisation"
    if tokens.words[first] in known_names("given", "en") and last > first:
        return "person"
    kinds = (head_type(noun) for noun in (before, _noun_after(tokens, last)))
    return next((kind for kind in kinds if kind == "person" or kind == "organisation"), None)


def _noun_after(tokens: Tokens, last: int) -> str:
    """Return the class noun after a comma: Amwaj, one of the shipping *companies*."""
    first = last + 1
    if first >= len(tokens) or not tokens.commas[first]:
        return ""
    after = tokens.words[first : first + _MOST_OF_CLASS]
    return next((word for word in after if head_type(word)), "") if after[0] in _BEFORE_CLASS else ""


def _next_capital(tokens: Tokens, capital: Sequence[bool], at: int) -> int | None:
    """Return the position of the next word of a name after the word `at`, over one particle at most."""
    if not capital[at]:
        return None
    for end in (at + 1, at + 2):
        if end >= len(tokens) or tokens.gaps[end] or tokens.commas[end]:
            return None
        if capital[end]:
            return end
        if tokens.words[end] not in _WITHIN_NAMES:
            return None
    return None


def _arabic(tokens: Tokens) -> Iterator[Named]:
    """Yield given names with what follows them, runs of rare words, and names after a nationality or an office."""
    bare = [word[skip:] for word, skip in zip(tokens.words, tokens.skip.tolist(), strict=True)]
    given = np.array([each in known_names("given", "ar") for each in bare], np.bool_) & ~tokens.stop
    given_or_rare, given_or_content = given | (rarity_of(tokens) >= RARE), given | ~tokens.stop
    at = 0
    while at < len(tokens):
        is_introduced = _follows_nationality(bare, at) or (bool(given[at]) and _follows_office(bare, at))
        may_be_name = given_or_content if is_introduced else given_or_rare
        is_start = not _is_definite(bare[at]) and bool(may_be_name[at])
        last = _last_of_name(tokens, at, given, may_be_name) if is_start else at
        if last > at:
            yield Named("person" if given[at] or is_introduced else "name", at, last)
            at = last
        at += 1


def _follows_nationality(words: Sequence[str], at: int) -> bool:
    """Return whether a word stands right after a definite nationality: البرتغالي *روي* تافاريس."""
    return at > 0 and _is_definite(words[at - 1]) and is_people(words[at - 1])


def _follows_office(words: Sequence[str], at: int) -> bool:
    """Return whether a word stands right after an office with its portfolio: وزير المياه *حسن* عبيد."""
    first = at - 1
    while at - first <= MOST_OF_OFFICE and first >= 0 and _is_definite(words[first]):
        first -= 1
    return 0 <= first < at - 1 and head_type(words[first]) == "person"


def _last_of_name(tokens: Tokens, first: int, given: Bools, may_be_name: Bools) -> int:
    """Return the last word of the name that begins with the word `first`."""
    last = at = first
    while (at := at + 1) < min(len(tokens), first + MOST_WORDS) and not (tokens.gaps[at] or tokens.commas[at]):
        word = tokens.words[at]
        if word in _LINKS:
            continue
        # A second given name may be joined to the first: مها وريم العتيبي.
        is_joined = bool(tokens.skip[at]) or bool(tokens.digits[at])
        if is_joined and not (given[at] and given[first] and word[0] == "و" and at - first == 1):
            break
        is_linked = tokens.words[at - 1] in _LINKS
        is_surname = is_linked or (_is_definite(word) and given[at - 1])
        if not (is_surname or (may_be_name[at] and not _is_definite(word))):
            break
        last = at
    return last


def _is_definite(word: str) -> bool:
    return word.startswith("ال") and len(word) > len("ال") + 1


def rarity_of(tokens: Tokens) -> NDArray[np.float32]:
    """Return how rare each word is in ordinary text, 0 for stop words and figures."""
    rarity = np.zeros(len(tokens), np.float32)
    owners, leading = np.unique(tokens.owners, return_index=True)
    rarity[owners] = bundled_rarity().of(tokens.hashes[leading])
    rarity[tokens.digits] = 0
    return rarity
