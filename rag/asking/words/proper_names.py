"""The names in a question: quoted words, capitalised words, countries, nationalities and known places.

In: a folded question. Out: their spans in the question as written. An Arabic name, which has no capitals, follows a
title or a noun for a place (الرئيس, مدينة), or is in the tables of `rag.words.known_names`.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus.abbreviations import BINDING
from corpus.fold import Folded, fold
from index.words.stems import arabic_stem
from rag.asking.answer_type import Span
from rag.asking.words.word_lists import LISTS
from rag.words.arabic_countries import JOINED, is_of_country
from rag.words.common_words import is_common, is_common_english
from rag.words.known_names import country_names, is_country, known_names
from rag.words.pattern import one_of
from rag.words.phrases import Match, Phrases
from rag.words.titles import NAMED
from rag.words.typos import corrected_cue

_QUOTED = re.compile('«([^«»]{2,120})»|“([^“”]{2,120})”|"([^"]{2,120})"|”([^“”]{2,120})“')
_TITLES = "|".join(sorted(filter(str.istitle, BINDING)))
_CAPITAL = rf"(?!(?:{_TITLES})\.)(?:(?<!\w)(?:a[dlnrstz]|ash|adh|el|ul)-)?[A-ZÀ-Þ](?:[\w.-]*\w)?(?:['’](?!s\b)\w+)?"
"""A capitalised word, with the Arabic article as its prefix (Saif *al-Din*) or without; no abbreviated title
(*Mr.*)."""
_CAPITALISED = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of the|of|the|bin|ibn|al|el|de|von|van)\s+)?{_CAPITAL})*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s)\s*$")
_ARABIC_WORD = re.compile("[\u0620-\u064a]{3,}")
_HIS_COUNTRY = "بلده"
_LEAST_JOINED = 4
"""Letters of a place, at least, that may have a particle as its prefix: chosen."""
_STARTERS = LISTS.folded("sentence_starters")
"""Words with which questions begin, so that their capital shows no name."""
_GREETING = re.compile(rf"(?<!\w){one_of(LISTS['greetings'])}(?!\w)")
_ALSO_WORDS = frozenset(LISTS["countries_that_are_words"])
"""Countries whose names in small letters are common nouns."""


def quoted_spans(question: str) -> Iterator[Span]:
    """Yield the spans in quotation marks."""
    return (match.span(match.lastindex or 0) for match in _QUOTED.finditer(question))


def name_spans(folded: Folded) -> Iterator[Span]:
    """Yield the likely names, the surest first; they may overlap."""
    yield from _after_titles(folded)
    yield from (
        folded.raw_span(*match.span()) for match in _ARABIC_WORD.finditer(folded.text) if is_of_country(match[0])
    )
    yield from _places(folded)
    yield from _capitalised(folded.raw)
    yield from (folded.raw_span(*match.span()) for match in _english_countries().finditer(folded.text))


def _after_titles(folded: Folded) -> Iterator[Span]:
    for match in NAMED.finditer(folded.text):
        if _may_be_name(match["name"]) and not _is_own_or_joined(match, folded):
            yield folded.raw_span(*match.span("name"))


def _places(folded: Folded) -> Iterator[Span]:
    """Yield the known places of an Arabic text, without the words of greetings (طيبة)."""
    greetings = [match.span() for match in _GREETING.finditer(folded.text)]
    for place in _arabic_places().matches(folded.text, JOINED):
        if any(first <= place.start < last for first, last in greetings) or _is_rest_of_word(place, folded.text):
            continue
        yield folded.raw_span(place.start, place.end)


def _capitalised(question: str) -> Iterator[Span]:
    for match in _CAPITALISED.finditer(question):
        is_first = _SENTENCE_START.search(question[: match.start()])
        if not is_first or " " in match[0] or not is_common_english(match[0]):
            yield from _without_starters(match)


def _may_be_name(word: str) -> bool:
    """Return whether the word after a title may be a name: it is a known name, or no common word."""
    known = any(word in known_names(kind, "ar") for kind in ("given", "place"))
    return known or not is_common(f"a:{arabic_stem(word)}")


def _is_own_or_joined(match: re.Match[str], folded: Folded) -> bool:
    """Return whether the word after a noun is not its name: a country joined by و, or any word after *his country*,
    which folds like بلدة."""
    noun = folded.raw[slice(*folded.raw_span(*match.span()))].split()[0]
    return noun.endswith(_HIS_COUNTRY) or (match["name"][0] == "و" and is_country(match["name"][1:]))


def _is_rest_of_word(place: Match, text: str) -> bool:
    """Return whether a short place is only the end of a longer word: *power* in Arabic letters is not "in Ur"."""
    return place.end - place.start < _LEAST_JOINED and text[place.start - 1 : place.start].isalnum()


def _without_starters(match: re.Match[str]) -> Iterator[Span]:
    """Yield a run of capitalised words, from its first word with which questions do not begin."""
    for word in re.finditer(r"\S+", match[0]):
        if corrected_cue(fold(word[0])) not in _STARTERS:
            yield match.start() + word.start(), match.end()
            return


@cache
def _arabic_places() -> Phrases:
    """Return the Arabic names of cities and other places."""
    return Phrases([known_names("place", "ar")])


@cache
def _english_countries() -> re.Pattern[str]:
    """Return the pattern of the English names of countries, capitalised or not, without those that are words too."""
    return re.compile(rf"(?<!\w){one_of(set(country_names('en')) - _ALSO_WORDS)}(?!\w)")
