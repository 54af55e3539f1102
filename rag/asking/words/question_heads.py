"""The noun that is asked for: which *city*, أي *شركة*, or in mere keywords: conference *date*.

In: a folded question. Out: the noun, and the kind of words that it calls for, as `question_heads.tsv` has it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.answer_type import AnswerType
from rag.words.known_names import is_place
from rag.words.slips import righted_among

TRANSPARENT = frozenset(
    map(
        fold,
        """
        أول آخر أكبر أصغر أشهر أقدم أهم أبرز أحدث أعلى أطول أحد إحدى بعض جميع كل هو هي هم كان كانت هذا هذه تلك ذلك
        ال تحديدا بالضبط
        is was are were the a an of these those this that two three four five six main first last largest biggest
        oldest most famous important different various other exactly s
        """.split(),
    )
)
"""Words between those that ask and the noun that is asked for: what was the first *city*, ما هي أهم *المجالات*."""
_ADJECTIVES = 2
"""In English so many other words may stand there too, unless they are among `BREAKS`: which Gulf *capitals*."""
BREAKS = frozenset(
    """
    did does do has have had can could will would shall should may might happened to in on by for at from with made
    about if when who that and except besides apart aside
    """.split()
)
"""With these words something else begins, and no noun after them is the one asked for."""
_ARTICLES = frozenset({"the", "a", "an"})
"""With these another noun begins than the one that other words went before."""
_LEAST_MISTYPED = 6
_MISTYPED = frozenset({"person", "number", "place", "organisation", "list"})
"""A mistyped noun of these has so many letters at least: chosen, minster but not mayer."""
_NAMED: frozenset[AnswerType] = frozenset({"person", "place", "organisation"})
_DUAL = ("ين", "ان")
_CACHED_WORDS = 2_048
# Of keywords these nouns are what is asked for, whatever else stands there: strike *date* union.
_MEASURES = frozenset({"date", "duration", "number", "amount", "percentage", "reason"})
_ACTIONS = frozenset(map(fold, "funding investment investments loan تمويل استثمار استثمارات قرض طاقة".split()))
"""Of keywords these are what is asked for only where no other noun is: a Saudi *company* that funds a plant."""
_PREPOSITION = re.compile(r"(?<!^)\b(?:of|for|in|to|from|by|at|on|with|behind|between|about)\b")
"""Before these stands what keywords ask for: export *destination* for wool, the *company* behind a port."""
_HEADS = Path(__file__).with_name("question_heads.tsv")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_OWNER = re.compile(r"\s+([a-z]+)(?:'s|s')(?!\w)")
_ARTICLE = re.compile(r"^(?:[وبلفك]?ال|لل|[وبلف](?=...))")
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that is asked for, where it stands in the folded text, and whether more than one is."""

    word: str
    at: int
    expects: AnswerType
    several: bool


def head_after(text: str, end: int) -> Head | None:
    """Return the noun asked for after the cue; of the name of something, that something, and whose it is where that
    stands first (which *company's* ship)."""
    if (owner := _OWNER.match(text, end)) and (known := heads_of(owner[1])):
        return Head(owner[1], owner.start(1), *known)
    adjectives, named = 0, None
    for match in WORD.finditer(text, end):
        if match[0] in _ARTICLES and adjectives:
            break  # Who met *the* minister?
        if match[0] in TRANSPARENT:
            continue
        head = _head(match)
        if head and head.expects != "name":
            return _last_of_compound(text, match, head) or head
        named = named or head
        adjectives += head is None
        is_latin = match[0].isascii()
        if match[0] in BREAKS or adjectives > (_ADJECTIVES if is_latin else 0):
            break
    return named


def _last_of_compound(text: str, noun: re.Match[str], head: Head) -> Head | None:
    """Return the noun of another kind right after an English one, by which both are headed: which Gulf *ruler*."""
    after = WORD.match(text, noun.end() + 1)
    word = righted_noun(after[0]) if after and after[0].isascii() else ""
    known = _heads().get(word)
    is_other = known is not None and known[0] in _NAMED and known[0] != head.expects
    return Head(word, after.start(), *known) if after and known and is_other else None


def keyword_head(text: str) -> Head | None:
    """Return the noun that heads mere keywords: in Arabic the first, in English the last before a preposition."""
    heads = [head for match in WORD.finditer(text) if (head := _head(match))]
    if not heads:
        return None
    measures = (head for head in heads if head.expects in _MEASURES and head.word not in _ACTIONS)
    if (measure := next(measures, None)) is not None:
        return measure
    if _ARABIC_LETTER.search(text):
        return heads[1] if heads[0].expects == "name" and len(heads) > 1 else heads[0]
    end = match.start() if (match := _PREPOSITION.search(text)) else len(text)
    before = [head for head in heads if head.at < end] or heads
    return before[-2] if before[-1].expects == "name" and len(before) > 1 else before[-1]


def _head(match: re.Match[str]) -> Head | None:
    word = righted_noun(match[0])
    known = heads_of(word)
    return Head(word, match.start(), *known) if known else None


@lru_cache(_CACHED_WORDS)
def righted_noun(word: str) -> str:
    """Return a folded word, without its slip where it names who holds an office, a number, a place or a list."""
    return word if len(word) < _LEAST_MISTYPED or heads_of(word) else righted_among(word, _holders())


@lru_cache(_CACHED_WORDS)
def heads_of(word: str) -> tuple[AnswerType, bool] | None:
    """Return what a folded noun calls for, and whether it means several, as *engineers* does."""
    known = _heads().get(word) or _heads().get(_ARTICLE.sub("", word))
    one = None if known else _heads().get(word.removesuffix("s"))
    return (one[0], one[0] in _NAMED) if one else known


def head_type(word: str) -> AnswerType | None:
    """Return what a folded noun calls for: a person (coach), an organisation (firm), None where it is no such noun."""
    known = heads_of(word)
    return known[0] if known else None


def is_list_noun(word: str) -> bool:
    """Return whether a folded word names what a list is of: fields, kinds, مجالات."""
    return heads_of(word) == ("list", True)


@cache
def _holders() -> frozenset[str]:
    """Return the nouns for who holds an office, for what is counted and for what a list is of, which are put right."""
    return frozenset(
        noun for noun, (type_, _) in _heads().items() if type_ in _MISTYPED and len(noun) >= _LEAST_MISTYPED
    )


@cache
def _heads() -> Mapping[str, tuple[AnswerType, bool]]:
    listed = {
        fold(noun): (cast(AnswerType, answer), number == "many")
        for answer, number, nouns in table_rows(_HEADS)
        for noun in nouns.split("|")
    }
    singular = (noun for noun, (answer, several) in listed.items() if answer in _NAMED and not several)
    return {two: (listed[noun][0], True) for noun in singular for two in _two_of(noun)} | listed


def _two_of(noun: str) -> Iterator[str]:
    """Yield the Arabic dual of a folded noun: زعيمين, منظمتان, شركتا; of none that names a place too (بحرين)."""
    if _ARABIC_LETTER.match(noun):
        stem = f"{noun[:-1]}ت" if noun.endswith("ه") else noun
        if stem != noun:
            yield f"{stem}ا"
        yield from (f"{stem}{ending}" for ending in _DUAL if not is_place(f"ال{stem}{ending}"))
