"""The names, dates and numbers of a question: what a passage must speak of to answer it.

In: a question. Out: `Constraint`s in the order of the text, none overlapping another. Common words are none: a passage
may put them otherwise. Arabic has no capitals; a name there is what stands in quotation marks or in capitals, follows a
title or a noun of places (الرئيس, مدينة), or is a country, one of its people, or a known place. Terms are what the
index knows a word by, so that ميرزاييف meets Mirziyoyev.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import numpy as np

from corpus.fold import Folded, fold, fold_with_origins
from index.words.sparse import term_hash
from index.words.stems import arabic_stem, english_stem
from index.words.terms import word_terms, words
from rag.words.known_names import country_names, is_country, is_people, known_names
from rag.words.months import MONTH
from rag.words.pattern import one_of
from rag.words.phrases import Match, Phrases
from rag.words.rarity import bundled_rarity
from rag.words.slips import righted
from rag.words.titles import NAMED

ConstraintKind = Literal["name", "date", "number"]
_Found = tuple[ConstraintKind, int, int]

_YEAR = r"(?:1[0-9]|20)\d\d"
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)")
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}\s+)?[وبل]?{MONTH}(?:\s*/\s*{MONTH})?,?\s+(?:(?:of|من)\s+)?(?:(?:عام|سنه)\s+)?{_YEAR}(?!\w)"
    rf"|(?<!\w){_YEAR}(?!\w)"
)
_QUOTED = re.compile('«([^«»]{2,120})»|“([^“”]{2,120})”|"([^"]{2,120})"|”([^“”]{2,120})“')
_CAPITAL = r"(?:(?<!\w)(?:a[dlnrstz]|ash|adh|el|ul)-)?[A-ZÀ-Þ](?:[\w.-]*\w)?(?:['’](?!s\b)\w+)?"
"""With the article of Arabic before it: Saif *al-Din*."""
_CAPITALISED = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of the|of|the|bin|ibn|al|el|de|von|van)\s+)?{_CAPITAL})*")
_ARABIC_WORD = re.compile("[\u0620-\u064a]{3,}")
_HIS_COUNTRY = "بلده"
_LAND = "ستان"
_JOINED = "وبلف"
_ARTICLE = re.compile("^(?:لل|[بكف]ال)(?=...)")
_RARE = 0.8
"""How rare an Arabic word after a title is, at least, to be a name that no table has: chosen."""
_CACHED_WORDS = 4_096
_LEAST_JOINED = 4
"""Letters of a place, at least, that a particle is joined to: chosen."""
_LONGEST_ENDING, _LONG_STEM = 2, 5
"""Letters that the stem of a country's name lacks at most, or has at least, to be no other word's: chosen."""
# A capital at the start of a question is no sign of a name where the word is one of these or another word that asks.
_STARTERS = frozenset(
    """
    what who whom whose which when where why how is are was were do does did can could would will should has have had
    in on at of to for from by with the a an and but so please tell give name list explain describe compare if besides
    during after before since until till between under over across among within without whether both each every some
    any many much most as per not no yes my our your his her its their while once that then thus also only because why
    according i we you he she it they this that these those there about
    good dear hello hi hey greetings thanks thank morning evening afternoon sorry excuse
    wat waht whta whats wich whcih wihch whihc woh wen wehn whne wher wehre whre hw hwo wy
    roughly approximately exactly currently recently originally initially actually precisely
    """.split()
)
_GREETING = re.compile(
    rf"(?<!\w){one_of(['تحية طيبة', 'تحياتي', 'السلام عليكم', 'صباح الخير', 'مساء الخير', 'مساء النور'])}(?!\w)"
)
_WORDS_TOO = frozenset({"Jersey", "Turkey", "Chad"})
_FINANCIAL = frozenset(map(fold, "المالي مالية المالية".split()))
"""What is of money, far oftener than of Mali."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Words of the question, `question[start:end] == text`, that a passage must speak of.

    `terms` has the terms of each of its words (stem, number, sound); a passage with any of a word's has the word.
    """

    kind: ConstraintKind
    text: str
    start: int
    end: int
    terms: tuple[tuple[str, ...], ...]


def constraints_of(question: str) -> tuple[Constraint, ...]:
    """Return the constraints of a question.

    >>> [(each.kind, each.text) for each in constraints_of("Did Selim Haddad leave in March 2016?")]
    [('name', 'Selim Haddad'), ('date', 'March 2016')]
    """
    found: list[Constraint] = []
    for kind, start, end in _candidates(question):
        terms = tuple(each for word in words(question[start:end]) if (each := word_terms(word.text, word.kind)))
        if terms and all(end <= other.start or other.end <= start for other in found):
            found.append(Constraint(kind, question[start:end], start, end, terms))
    return tuple(sorted(found, key=lambda each: each.start))


def _candidates(question: str) -> Iterator[_Found]:
    """Yield what may be a constraint, the surest first."""
    folded = fold_with_origins(question)
    for match in _QUOTED.finditer(question):
        yield "name", *match.span(match.lastindex or 0)
    yield from _matches("date", _DATE, folded)
    yield from _matches("number", _NUMBER, folded)
    for match in NAMED.finditer(folded.text):
        if _may_be_name(match["name"]) and not _is_own_or_joined(match, folded):
            yield "name", *folded.raw_span(*match.span("name"))
    for match in _ARABIC_WORD.finditer(folded.text):
        if _is_of_country(match[0]):
            yield "name", *folded.raw_span(*match.span())
    greetings = [match.span() for match in _GREETING.finditer(folded.text)]
    for place in _arabic_places().matches(folded.text, _JOINED):
        if any(first <= place.start < last for first, last in greetings) or _is_rest_of_word(place, folded.text):
            continue
        yield "name", *folded.raw_span(place.start, place.end)
    for match in _CAPITALISED.finditer(question):
        if match.start() or " " in match[0] or not is_common_english(match[0]):
            yield from _without_starters(match)
    yield from _matches("name", _english_countries(), folded)


def _matches(kind: ConstraintKind, pattern: re.Pattern[str], folded: Folded, group: str | int = 0) -> Iterator[_Found]:
    for match in pattern.finditer(folded.text):
        yield kind, *folded.raw_span(*match.span(group))


def _may_be_name(word: str) -> bool:
    """Return whether what follows a title is a name, and no common word: the *visiting* minister, the poet's *tune*."""
    known = any(word in known_names(kind, "ar") for kind in ("given", "place"))
    return known or not _is_common(f"a:{arabic_stem(word)}")


def is_common_english(word: str) -> bool:
    """Return whether a word that begins a text has its capital for that alone: *Building* time of the arena."""
    known = any(fold(word) in known_names(kind, "en") for kind in ("country", "place", "people", "given"))
    return not known and _is_common(f"e:{english_stem(word)}")


def _is_common(term: str) -> bool:
    return float(bundled_rarity().of(np.array([term_hash(term)], np.uint64))[0]) < _RARE


@lru_cache(_CACHED_WORDS)
def _is_of_country(word: str) -> bool:
    """Return whether a folded word is a country or one of its people, with or without what is joined to it.

    A short stem is many a word's: that of Mali is also that of المال, money, that of Bahrain that of البحر, the sea.
    """
    stem = arabic_stem(word)
    if word in _FINANCIAL:
        return False
    plain = _ARTICLE.sub("ال", word.removeprefix("و"))
    forms = {form for each in (word, plain) for form in (each, each[1:] if each[0] in _JOINED else each)}
    return (len(stem) >= _LONG_STEM and stem in _country_stems()) or any(
        is_country(form) or is_people(form) for form in forms
    )


def _is_own_or_joined(match: re.Match[str], folded: Folded) -> bool:
    """Return whether what follows a noun is not its name: another one joined by و, or *his* country, folded as بلدة."""
    noun = folded.raw[slice(*folded.raw_span(*match.span()))].split()[0]
    return noun.endswith(_HIS_COUNTRY) or (match["name"][0] == "و" and is_country(match["name"][1:]))


def _is_rest_of_word(place: Match, text: str) -> bool:
    """Return whether a short place is what is left of another word: *power* in Arabic letters is no "in Ur"."""
    return place.end - place.start < _LEAST_JOINED and text[place.start - 1 : place.start].isalnum()


def _without_starters(match: re.Match[str]) -> Iterator[_Found]:
    """Yield a run of capitalised words from its first one that is not a word of every question."""
    for word in re.finditer(r"\S+", match[0]):
        if righted(fold(word[0])) not in _STARTERS:
            yield "name", match.start() + word.start(), match.end()
            return


@cache
def _country_stems() -> frozenset[str]:
    """Return the stems of Arabic one-word names of countries, and of the peoples of those that end in ستان.

    A stem that has lost more than an ending of the name is another word's as well (بتسوانا, بتسوي).
    """
    names = [fold(name) for name in country_names("ar") if " " not in name]
    stems = ((name, arabic_stem(name)) for name in names + [each.removesuffix(_LAND) for each in names])
    return frozenset(
        stem
        for name, stem in stems
        if len(stem) >= _LONG_STEM or len(name.removeprefix("ال")) - len(stem) <= _LONGEST_ENDING
    )


@cache
def _arabic_places() -> Phrases:
    """Return the Arabic names of cities and other places."""
    return Phrases([known_names("place", "ar")])


@cache
def _english_countries() -> re.Pattern[str]:
    """Return the pattern of the English names of countries, capitalised or not, but for those that are words too."""
    return re.compile(rf"(?<!\w){one_of(set(country_names('en')) - _WORDS_TOO)}(?!\w)")
