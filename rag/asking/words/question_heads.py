"""The head noun of a question, which says what is asked for: which *city*, أي *شركة*, conference *date*.

In: a folded question. Out: the noun, and the type of answer that it denotes, as `question_heads.tsv` has it.
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
from rag.asking.words.word_lists import LISTS
from rag.words.known_names import is_place
from rag.words.typos import corrected

BEFORE_HEAD = LISTS.folded("before_head")
"""Words between a cue and its head noun: what was the first *city*, ما هي أهم *المجالات*."""
_ADJECTIVES = 2
"""Other words that may stand there in English, at most: which Gulf *capitals*."""
CLAUSE_BREAKS = LISTS.folded("clause_breaks")
"""Words after which no noun is the head of the cue: verbs, prepositions, conjunctions."""
_ARTICLES = frozenset({"the", "a", "an"})
"""With these another noun phrase begins than that of the adjectives before."""
_LEAST_MISTYPED = 6
_MISTYPED = frozenset({"person", "number", "place", "organisation", "list"})
"""Letters of a head noun, at least, that is corrected when mistyped, and its types: chosen, minster but not mayer."""
_NAMED: frozenset[AnswerType] = frozenset({"person", "place", "organisation"})
_DUAL = ("ين", "ان")
_CACHED_WORDS = 2_048
_MEASURES = frozenset({"date", "duration", "number", "amount", "percentage", "reason"})
"""Among keywords a noun for one of these is the head wherever it stands: strike *date* union."""
_ACTIONS = LISTS.folded("keyword_actions")
"""Among keywords these nouns are the head only where no other is: Saudi *company* funding plant."""
_PREPOSITION = re.compile(r"(?<!^)\b(?:of|for|in|to|from|by|at|on|with|behind|between|about)\b")
"""The head of keywords comes before these: export *destination* for wool, the *company* behind a port."""
_HEADS = Path(__file__).with_name("question_heads.tsv")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_OWNER = re.compile(r"\s+([a-z]+)(?:'s|s')(?!\w)")
_OWNER_OF_NAME = re.compile(r"(?<!\w)([a-z]+)'s\s+(?:full\s+)?name(?!\w)")
"""Whose name is asked for: the Omani foreign *minister's name*."""
_ARTICLE = re.compile(r"^(?:[وبلفك]?ال|لل|[وبلف](?=...))")
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun, where it stands in the folded text, the type of answer that it denotes, and whether several."""

    word: str
    at: int
    expects: AnswerType
    several: bool


def head_after(text: str, end: int) -> Head | None:
    """Return the head noun after a cue that ends at `end`.

    Where a name is asked for it is that of what is named (the name of the *ship*); a possessive is the head (which
    *company's* ship).
    """
    if (owner := _OWNER.match(text, end)) and (known := heads_of(owner[1])):
        return Head(owner[1], owner.start(1), *known)
    named_one = _owner_of_name(text, end)
    if named_one and CLAUSE_BREAKS.isdisjoint(text[end : named_one.at].split()):
        return named_one
    adjectives, named = 0, None
    for match in WORD.finditer(text, end):
        if match[0] in _ARTICLES and adjectives:
            break  # Who met *the* minister?
        if match[0] in BEFORE_HEAD:
            continue
        head = _head(match)
        if head and head.expects != "name":
            return _last_of_compound(text, match, head) or head
        named = named or head
        adjectives += head is None
        is_latin = match[0].isascii()
        if match[0] in CLAUSE_BREAKS or adjectives > (_ADJECTIVES if is_latin else 0):
            break
    return named


def _owner_of_name(text: str, at: int = 0) -> Head | None:
    """Return the head noun whose name is asked for: the *mayor's* name."""
    owner = _OWNER_OF_NAME.search(text, at)
    known = heads_of(owner[1]) if owner else None
    return Head(owner[1], owner.start(1), *known) if owner and known else None


def _last_of_compound(text: str, noun: re.Match[str], head: Head) -> Head | None:
    """Return the last noun of an English compound if it denotes another type than the first: which island *ruler*."""
    after = WORD.match(text, noun.end() + 1)
    word = corrected_noun(after[0]) if after and after[0].isascii() else ""
    known = _heads().get(word)
    is_other = known is not None and known[0] in _NAMED and known[0] != head.expects
    return Head(word, after.start(), *known) if after and known and is_other else None


def keyword_head(text: str) -> Head | None:
    """Return the head noun of keywords: in Arabic the first, in English the last before a preposition."""
    if (owner := _owner_of_name(text)) is not None:
        return owner
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
    word = corrected_noun(match[0])
    known = heads_of(word)
    is_adjective = (
        known is not None and known[0] in _MEASURES and match.string[match.start() - 1 : match.start()] == "-"
    )
    return Head(word, match.start(), *known) if known and not is_adjective else None


@lru_cache(_CACHED_WORDS)
def corrected_noun(word: str) -> str:
    """Return a folded word, corrected where it is a mistyped head noun."""
    return word if len(word) < _LEAST_MISTYPED or heads_of(word) else corrected(word, _correctable())


@lru_cache(_CACHED_WORDS)
def heads_of(word: str) -> tuple[AnswerType, bool] | None:
    """Return the type of answer that a folded noun denotes, and whether several; None where it is no head noun."""
    known = _heads().get(word) or _heads().get(_ARTICLE.sub("", word))
    one = None if known else _heads().get(word.removesuffix("s"))
    return (one[0], one[0] in _NAMED) if one else known


def head_type(word: str) -> AnswerType | None:
    """Return the type of answer that a folded noun denotes (coach: a person), None where it is no head noun."""
    known = heads_of(word)
    return known[0] if known else None


def is_list_noun(word: str) -> bool:
    """Return whether a folded word is a plural that asks for a list: fields, kinds, مجالات."""
    return heads_of(word) == ("list", True)


@cache
def _correctable() -> frozenset[str]:
    """Return the head nouns that are corrected when mistyped."""
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
    return {two: (listed[noun][0], True) for noun in singular for two in _duals(noun)} | listed


def _duals(noun: str) -> Iterator[str]:
    """Yield the Arabic duals of a folded noun (زعيمين, منظمتان, شركتا), unless it is the name of a place (بحرين)."""
    if _ARABIC_LETTER.match(noun):
        stem = f"{noun[:-1]}ت" if noun.endswith("ه") else noun
        if stem != noun:
            yield f"{stem}ا"
        yield from (f"{stem}{ending}" for ending in _DUAL if not is_place(f"ال{stem}{ending}"))
