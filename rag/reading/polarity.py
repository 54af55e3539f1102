"""Whether a sentence says yes or no to a yes/no question.

In: the question and the sentence that is nearest to it. Out: True, False or None. A sentence that speaks of what is
asked says yes, unless that is denied there and not in the question, or the other way round; an exception turns what it
reaches once more, and so does the opposite of a word asked about (open, where the question has closed), to which a word
of its own side is as good as itself (lagging, where it has trail); what is only said of something else is denied too. A
denial denies what is asked where a word of the question stands right beside it (did not *sign*), or where it reaches
more of the question than it leaves out. `polarity.tsv` lists the words that deny by how far they reach. A sentence that
has too little of the question says neither.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.fold import fold
from corpus.table import table_rows
from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens, read
from rag.reading.opposites import alike, opposed
from rag.reading.sentences.found import Found
from rag.words.pattern import one_of

LEAST_COVERED = 0.2
"""The coverage that the paragraph has to have, see `index.hit`. Source: of the yes/no questions of `daily_a` to
`daily_f` and `silence_a` to `silence_e` in `eval/sets` 8 more are answered rightly and 4 wrongly from .2 than from .25
(2026-11-30).
"""
LEAST_DENIED = 0.15
"""The same where the sentence denies it, which what is not asked about seldom does. Source: of the yes/no questions of
`daily_a` to `daily_h`, `silence_a` to `silence_e` and ten sets on the bundled article 6 more are answered rightly and
none wrongly from .15 than from .2 (2026-11-30).
"""
_BACK, _REACH, _BESIDE = 1, 7, 2
"""A negation reaches so many words back (visa *exemption*) and so many topic words on (*without* having to ask for any
visa), and stands beside a word so many off (has *not been* taken): chosen."""

_BOUNDED = 4
"""Words that a bound bounds (only *at weekends*), at most: chosen."""
_BY_WORD = frozenset({"turn", "relative", "universal", "sole", "first", "others", "need"})
_NOT = frozenset({"not", "لا", "ليس", "ليست"})
_TABLE = Path(__file__).with_name("polarity.tsv")
_CACHED_TEXTS = 512


class _Scope(NamedTuple):
    """A word that denies: how it reaches, and its own first word and the one after its last."""

    reach: str
    first: int
    end: int


def says_yes(question: Question, found: Found, covered: float) -> bool | None:
    """Return what a sentence answers; `covered` is the share of the question that its paragraph has."""
    if covered < LEAST_DENIED:
        return None
    said = found.tokens
    sought = {at: share for at, share in enumerate(found.shares.tolist()) if share > 0}
    asked = read(question.text)
    opposites = _standing(opposed, asked, said)
    # What is said of the opposite is said of what is asked: not *pulled down*, so kept.
    sought |= dict.fromkeys(opposites | _standing(alike, asked, said), max(sought.values(), default=1.0))
    is_yes = denies(question, said, sought) == bool(opposites)
    is_yes = is_yes and not _tells_others(asked, said) and not _is_only_elsewhere(question, said, sought)
    return None if is_yes and covered < LEAST_COVERED else is_yes


def says_less(question: Question, found: Found) -> bool:
    """Return whether a sentence says less than yes: of *all*, of *only* or of the *first* that is asked about it speaks
    as of some."""
    asked, said = read(question.text), found.tokens
    return any(_has(asked, how) and not _has(said, how) for how in ("universal", "sole", "first"))


def _tells_others(asked: Tokens, said: Tokens) -> bool:
    """Return whether what is asked of one alone (the *only* port) is said of more than that: of the *rest* too."""
    return _has(asked, "sole") and not _has(said, "sole") and _has(said, "others")


def _is_only_elsewhere(question: Question, said: Tokens, sought: Collection[int]) -> bool:
    """Return whether a sentence bounds what it says to what is not asked about: bicycles *only* at weekends."""
    bounds = [at for at in range(len(said)) if said.words[at].removeprefix("و") in _turning("sole")]
    is_free = [not (_is_that_not(said, at) or _is_sought_after(said, at, sought)) for at in bounds]
    return any(is_free) and not _has(read(question.text), "sole")


def _is_that_not(tokens: Tokens, at: int) -> bool:
    """Return whether a word is ألا (that not), which is folded as إلا (but for)."""
    return tokens.text[tokens.starts[at]] == "أ"


def _is_sought_after(tokens: Tokens, at: int, sought: Collection[int]) -> bool:
    """Return whether any of the words that a bound goes with is sought: those after it, or where its clause ends with
    it (وحدها) the one before it."""
    last = min(at + 1 + _BOUNDED, len(tokens))
    end = next((on for on in range(at + 1, last) if _turns(tokens, on) or _parts(tokens, on)), last)
    after = [on for on in range(at + 1, end) if not tokens.stop[on]]
    before = [back for back in range(max(at - _BOUNDED, 0), at) if not tokens.stop[back]]
    return any(each in sought for each in after or before[-1:])


def _has(tokens: Tokens, how: str) -> bool:
    """Return whether a text has such a word, undenied: *not only* is no only."""
    words = [word.removeprefix("و") for word in tokens.words]
    return any(word in _turning(how) and before not in _NOT for before, word in pairwise(["", *words]))


def denies(question: Question, said: Tokens, sought: Mapping[int, float]) -> bool:
    """Return whether a sentence denies of the words sought (place -> weight) what the question does not, or the other
    way round: none of the crew was *dismissed*. An exemption that is asked about denies nothing in either."""
    asked_of = {each.first for each in _scopes(said) if each.reach == "far" and each.first in sought}
    return _denied(said, sought, asked_of) != _is_denial(question.text, bool(asked_of))


def excepted(tokens: Tokens) -> Sequence[int]:
    """Return the topic words of a sentence that stand in an exception: but for *students*."""
    scopes = (each for each in _scopes(tokens) if each.reach == "except")
    return [at for each in scopes for at in _reached(tokens, each, ()) if not tokens.stop[at]]


def _is_denial(text: str, is_of_ban: bool = False) -> bool:
    """Return whether a question denies what it asks about, where bans and exemptions may be what it asks about; few do,
    and only those with a word that denies are read."""
    folded = fold(text)
    if not any(pattern.search(folded) for _, pattern in _denials()):
        return False
    asked = read(text)
    bans = frozenset(each.first for each in _scopes(asked) if each.reach == "far") if is_of_ban else frozenset()
    return _denied(asked, dict.fromkeys(range(len(asked)), 1.0), bans)


def _standing(
    how: Callable[[Iterable[int], Iterable[int]], frozenset[int]], asked: Tokens, said: Tokens
) -> frozenset[int]:
    """Return the words of a sentence that are the opposite of one asked about, or like it; no word that denies is."""
    denying = [at for each in _scopes(said) for at in range(each.first, each.end)]
    others = ~np.isin(said.owners, denying)
    found = how(asked.hashes.tolist(), said.hashes[others].tolist())
    return frozenset(said.owners[others & np.isin(said.hashes, [*found])].tolist())


def _denied(tokens: Tokens, sought: Mapping[int, float], without: Collection[int] = ()) -> bool:
    """Return whether what the words sought (place -> weight) say is denied by a denial or an exception, not by both;
    denials that begin with some words are none."""
    scopes = [each for each in _scopes(tokens) if each.first not in without]
    excepted = {at for each in scopes if each.reach == "except" for at in _reached(tokens, each, sought)}
    denials = [each for each in scopes if each.reach != "except"]
    # What is excepted says nothing of how much of the rest is denied, unless it is all there is.
    rest = {at: weight for at, weight in sought.items() if at not in excepted} or sought
    is_denied = any(_is_beside(tokens, each, rest) for each in denials) or _is_mostly(
        {at for each in denials for at in _reached(tokens, each, rest)}, rest
    )
    return is_denied != (not excepted.isdisjoint(sought))


@lru_cache(_CACHED_TEXTS)
def _scopes(tokens: Tokens) -> Sequence[_Scope]:
    """Return the words that deny, without those within an exception (but *not*) or that go on (is *no*t only)."""
    found = [(reach, match.span()) for reach, pattern in _denials() for match in pattern.finditer(tokens.folded.text)]
    outer = [span for reach, span in found if reach in ("except", "none")]
    scopes = []
    for reach, span in found:
        if reach == "none" or (reach != "except" and any(start <= span[0] < end for start, end in outer)):
            continue
        first, last = tokens.at(*span)
        scopes.append(_Scope("near" if reach == "except" and _is_that_not(tokens, first) else reach, first, last + 1))
    return scopes


def _reached(tokens: Tokens, scope: _Scope, sought: Collection[int]) -> Collection[int]:
    """Return the places that a denial speaks of: a few words on, as far as its clause goes; where none of these is
    sought, its subject too (*live animals* are not carried), which neither *without* nor a clause that و joins has."""
    furthest = _end_of_reach(tokens, scope.end) if scope.reach in ("near", "ahead") else len(tokens)
    further = range(scope.end + 1, furthest)
    last = next((at for at in further if _turns(tokens, at) or _goes_on(tokens, at)), furthest)
    on = range(scope.end, last)
    if scope.reach == "except":
        return on
    has_subject = scope.reach != "ahead" and not tokens.words[scope.first].startswith("و")
    back = 0 if has_subject and not any(at in sought for at in on) else scope.first - _BACK
    start = next((at for at in range(scope.first - 1, max(back, 0) - 1, -1) if _turns(tokens, at)), max(back, 0))
    return [*range(start, scope.first), *on]


def _end_of_reach(tokens: Tokens, start: int) -> int:
    """Return where a near denial stops: after so many topic words."""
    topic = (~tokens.stop[start:]).nonzero()[0][:_REACH]
    return start + int(topic[-1]) + 1 if len(topic) == _REACH else len(tokens)


def _is_beside(tokens: Tokens, scope: _Scope, sought: Collection[int]) -> bool:
    """Return whether the topic word next after a denial, or else right before it, is sought."""
    furthest = min(scope.end + _BESIDE, len(tokens))
    after = range(scope.end, next((at for at in range(scope.end, furthest) if _parts(tokens, at)), furthest))
    head = next((at for at in after if not tokens.stop[at]), None)
    if head is not None and scope.reach == "ahead" and tokens.words[head] in _turning("need"):
        return any(at in sought for at in _reached(tokens, scope, sought))
    if head is not None:
        return head in sought
    return scope.first > 0 and scope.first - 1 in sought


def _is_mostly(places: Collection[int], sought: Mapping[int, float]) -> bool:
    within = sum(weight for at, weight in sought.items() if at in places)
    return 2 * within > sum(sought.values())


def _parts(tokens: Tokens, at: int) -> bool:
    """Return whether a mark stands before a word."""
    return bool(tokens.gaps[at] or tokens.commas[at])


def _turns(tokens: Tokens, at: int) -> bool:
    """Return whether a clause ends or turns at a word: but, while; which, after a comma."""
    word = tokens.words[at].removeprefix("و")
    return bool(tokens.gaps[at] or word in _turning("turn") or (tokens.commas[at] and word in _turning("relative")))


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Return whether another clause may begin at a word: *and*, after a comma."""
    is_and = tokens.words[at] == "and" or (tokens.skip[at] and tokens.words[at][0] == "و")
    return bool(tokens.commas[at] and is_and)


@cache
def _denials() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (reach, re.compile(rf"(?<!\w)[وفب]?{one_of(words.split('|'))}(?!\w)"))
        for reach, words in _rows()
        if reach not in _BY_WORD
    )


@cache
def _turning(how: str) -> frozenset[str]:
    return frozenset(fold(word) for reach, words in _rows() if reach == how for word in words.split("|"))


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple((reach, words) for reach, words in table_rows(_TABLE))
