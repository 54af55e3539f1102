"""What a sentence denies: how far each of its denials and exceptions reaches.

In: the words of a sentence, and which of them are sought. Out: whether what these say is denied. A denial denies what
is sought where a word of that stands right beside it (did not *sign*), or where it reaches more of it than it leaves
out; an exception turns what it reaches once more.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens, read
from rag.reading.yes_no.words import denial_patterns, is_after_mark, is_that_not, turns, words_that

_BACK, _REACH, _BESIDE = 1, 7, 2
"""A negation reaches so many words back (visa *exemption*) and so many topic words on (*without* having to ask for any
visa), and stands beside a word so many off (has *not been* taken): chosen."""
_CACHED_TEXTS = 512


class Denial(NamedTuple):
    """Words that deny: how they reach, the place of the first, and the place after the last."""

    reach: str
    first: int
    end: int


def denies(question: Question, sentence: Tokens, sought: Mapping[int, float]) -> bool:
    """Return whether a sentence denies of the words sought (place -> weight) what the question does not, or the other
    way round: none of the crew was *dismissed*. An exemption that is asked about denies nothing in either."""
    asked_of = {each.first for each in denials_in(sentence) if each.reach == "far" and each.first in sought}
    return is_denied(sentence, sought, asked_of) != is_denial(question.text, bool(asked_of))


def excepted(tokens: Tokens) -> Sequence[int]:
    """Return the topic words of a sentence that stand in an exception: but for *students*."""
    exceptions = (each for each in denials_in(tokens) if each.reach == "except")
    return [at for each in exceptions for at in _reached(tokens, each, ()) if not tokens.stop[at]]


def is_denied(tokens: Tokens, sought: Mapping[int, float], without: Collection[int] = ()) -> bool:
    """Return whether what the words sought (place -> weight) say is denied by a denial or an exception, not by both;
    denials that begin with the words `without` are none."""
    counted = [each for each in denials_in(tokens) if each.first not in without]
    exempt = {at for each in counted if each.reach == "except" for at in _reached(tokens, each, sought)}
    denials = [each for each in counted if each.reach != "except"]
    # What is excepted says nothing of how much of the rest is denied, unless it is all there is.
    rest = {at: weight for at, weight in sought.items() if at not in exempt} or sought
    is_rest_denied = any(_is_beside(tokens, each, rest) for each in denials) or _is_mostly(
        {at for each in denials for at in _reached(tokens, each, rest)}, rest
    )
    return is_rest_denied != (not exempt.isdisjoint(sought))


def is_denial(question: str, asks_of_ban: bool = False) -> bool:
    """Return whether a question denies what it asks about; with `asks_of_ban`, bans and exemptions in it deny nothing.

    Few questions do, and only those with a word that denies are read.
    """
    folded = fold(question)
    if not any(pattern.search(folded) for _, pattern in denial_patterns()):
        return False
    asked = read(question)
    bans = {each.first for each in denials_in(asked) if each.reach == "far"} if asks_of_ban else ()
    return is_denied(asked, dict.fromkeys(range(len(asked)), 1.0), bans)


@lru_cache(_CACHED_TEXTS)
def denials_in(tokens: Tokens) -> Sequence[Denial]:
    """Return the words that deny, without those within an exception (but *not*) or that go on (is *no*t only)."""
    folded = tokens.folded.text
    matches = [(reach, match.span()) for reach, pattern in denial_patterns() for match in pattern.finditer(folded)]
    outer = [span for reach, span in matches if reach in ("except", "none")]
    denials = []
    for reach, span in matches:
        if reach == "none" or (reach != "except" and any(start <= span[0] < end for start, end in outer)):
            continue
        first, last = tokens.at(*span)
        is_near = reach == "except" and is_that_not(tokens, first)
        denials.append(Denial("near" if is_near else reach, first, last + 1))
    return denials


def _reached(tokens: Tokens, denial: Denial, sought: Collection[int]) -> Collection[int]:
    """Return the places that a denial reaches: a few words on, as far as its clause goes; where none of these is
    sought, its subject too (*live animals* are not carried), which neither *without* nor a clause that و joins has."""
    furthest = _end_of_reach(tokens, denial.end) if denial.reach in ("near", "ahead") else len(tokens)
    further = range(denial.end + 1, furthest)
    last = next((at for at in further if turns(tokens, at) or _goes_on(tokens, at)), furthest)
    on = range(denial.end, last)
    if denial.reach in ("except", "ahead"):
        return on
    has_subject = not tokens.words[denial.first].startswith("و")
    back = 0 if has_subject and not any(at in sought for at in on) else denial.first - _BACK
    start = next((at for at in range(denial.first - 1, max(back, 0) - 1, -1) if turns(tokens, at)), max(back, 0))
    return [*range(start, denial.first), *on]


def _end_of_reach(tokens: Tokens, start: int) -> int:
    """Return where a near denial stops: after so many topic words."""
    topic = (~tokens.stop[start:]).nonzero()[0][:_REACH]
    return start + int(topic[-1]) + 1 if len(topic) == _REACH else len(tokens)


def _is_beside(tokens: Tokens, denial: Denial, sought: Collection[int]) -> bool:
    """Return whether the topic word next after a denial, or else right before it, is sought."""
    furthest = min(denial.end + _BESIDE, len(tokens))
    after = range(denial.end, next((at for at in range(denial.end, furthest) if is_after_mark(tokens, at)), furthest))
    head = next((at for at in after if not tokens.stop[at]), None)
    if head is not None and denial.reach == "ahead" and tokens.words[head] in words_that("need"):
        return any(at in sought for at in _reached(tokens, denial, sought))
    if head is not None:
        return head in sought
    return denial.first > 0 and denial.first - 1 in sought


def _is_mostly(places: Collection[int], sought: Mapping[int, float]) -> bool:
    within = sum(weight for at, weight in sought.items() if at in places)
    return 2 * within > sum(sought.values())


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Return whether another clause may begin at a word: *and*, after a comma."""
    is_and = tokens.words[at] == "and" or (tokens.skip[at] and tokens.words[at][0] == "و")
    return bool(tokens.commas[at] and is_and)
