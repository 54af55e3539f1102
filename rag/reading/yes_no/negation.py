"""Negation: the cues of a sentence, the scope of each, and whether given words are negated.

In: the words of a sentence, and places in it with weights. Out: whether what these words say is negated. A negation
negates them where one stands right beside it (did not *sign*), or where its scope has most of their weight; an
exception inverts what is in its scope.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens, read
from rag.reading.yes_no.words import Scope, cue_patterns, ends_clause, is_after_mark, is_that_not, words_of

_BACK, _SCOPE_WORDS, _BESIDE = 1, 7, 2
"""A scope takes so many words before its cue (visa *exemption*) and content words after it (*without* having to ask for
any visa); a cue stands beside a word so many off (has *not been* taken): chosen."""
_CACHED_TEXTS = 512


class Cue(NamedTuple):
    """A negation cue: its kind of scope, the place of its first word, and the place after its last."""

    scope: Scope
    first: int
    end: int


def negates(question: Question, sentence: Tokens, matched: Mapping[int, float]) -> bool:
    """Return whether the words of a sentence that match a question (place -> weight) are negated and the question is
    not, or the other way round.

    A ban or an exemption that the question itself is about negates nothing in either; nor does it in the question where
    the sentence states it in positive words, and an exception to it: does the *exemption* cover students? All may
    enter, except students.
    """
    asked_of = {each.first for each in cues_in(sentence) if each.scope == "far" and each.first in matched}
    is_rest_negated, is_excepted = _negated(sentence, matched, asked_of)
    asks_of_ban = bool(asked_of) or (is_excepted and not is_rest_negated)
    return (is_rest_negated != is_excepted) != is_negative(question.text, asks_of_ban)


def excepted(tokens: Tokens) -> Sequence[int]:
    """Return the content words of a sentence in the scope of an exception: but for *students*."""
    exceptions = (each for each in cues_in(tokens) if each.scope == "except")
    return [at for each in exceptions for at in _in_scope(tokens, each, ()) if not tokens.stop[at]]


def is_negated(tokens: Tokens, matched: Mapping[int, float], without: Collection[int] = ()) -> bool:
    """Return whether matched words (place -> weight) are negated by a negation or an exception, but not by both; cues
    that begin at a place in `without` do not count."""
    is_rest_negated, is_excepted = _negated(tokens, matched, without)
    return is_rest_negated != is_excepted


def _negated(tokens: Tokens, matched: Mapping[int, float], without: Collection[int]) -> tuple[bool, bool]:
    """Return whether those of the matched words that are not excepted are negated, and whether any is excepted."""
    counted = [each for each in cues_in(tokens) if each.first not in without]
    exempt = {at for each in counted if each.scope == "except" for at in _in_scope(tokens, each, matched)}
    negations = [each for each in counted if each.scope != "except"]
    # How much of the rest is negated does not depend on what is excepted, unless that is all there is.
    rest = {at: weight for at, weight in matched.items() if at not in exempt} or matched
    is_rest_negated = any(_is_beside(tokens, each, rest) for each in negations) or _is_most_of(
        {at for each in negations for at in _in_scope(tokens, each, rest)}, rest
    )
    return is_rest_negated, not exempt.isdisjoint(matched)


def is_negative(question: str, asks_of_ban: bool = False) -> bool:
    """Return whether a question negates what it asks about; with `asks_of_ban`, bans and exemptions do not count."""
    folded = fold(question)
    if not any(pattern.search(folded) for _, pattern in cue_patterns()):  # few questions are read
        return False
    asked = read(question)
    bans = {each.first for each in cues_in(asked) if each.scope == "far"} if asks_of_ban else ()
    return is_negated(asked, dict.fromkeys(range(len(asked)), 1.0), bans)


@lru_cache(_CACHED_TEXTS)
def cues_in(tokens: Tokens) -> Sequence[Cue]:
    """Return the negation cues of a sentence, without those within an exception (but *not*) or a phrase that negates
    nothing (*not* only)."""
    folded = tokens.folded.text
    matches = [(scope, match.span()) for scope, pattern in cue_patterns() for match in pattern.finditer(folded)]
    outer = [span for scope, span in matches if scope in ("except", "none")]
    cues = []
    for scope, span in matches:
        if scope == "none" or (scope != "except" and any(start <= span[0] < end for start, end in outer)):
            continue
        first, last = tokens.at(*span)
        is_near = scope == "except" and is_that_not(tokens, first)
        cues.append(Cue("near" if is_near else scope, first, last + 1))
    return cues


def _in_scope(tokens: Tokens, cue: Cue, matched: Collection[int]) -> Collection[int]:
    """Return the places in the scope of a cue: some words after it, to an exception or the end of its clause; where
    none is matched, the subject before it too (*live animals* are not carried), but not before *without* or a joined
    و."""
    furthest = _end_of_scope(tokens, cue.end) if cue.scope in ("near", "ahead") else len(tokens)
    further = range(cue.end + 1, furthest)
    exceptions = {each.first for each in cues_in(tokens) if each.scope == "except"}
    ends = (at for at in further if at in exceptions or ends_clause(tokens, at) or _begins_clause(tokens, at))
    last = next(ends, furthest)
    on = range(cue.end, last)
    if cue.scope in ("except", "ahead"):
        return on
    has_subject = not tokens.words[cue.first].startswith("و")
    back = 0 if has_subject and not any(at in matched for at in on) else cue.first - _BACK
    start = next((at for at in range(cue.first - 1, max(back, 0) - 1, -1) if ends_clause(tokens, at)), max(back, 0))
    return [*range(start, cue.first), *on]


def _end_of_scope(tokens: Tokens, start: int) -> int:
    """Return where the scope of a near cue ends: after so many content words."""
    content = (~tokens.stop[start:]).nonzero()[0][:_SCOPE_WORDS]
    return start + int(content[-1]) + 1 if len(content) == _SCOPE_WORDS else len(tokens)


def _is_beside(tokens: Tokens, cue: Cue, matched: Collection[int]) -> bool:
    """Return whether the content word next after a cue, or else the word right before it, is matched."""
    furthest = min(cue.end + _BESIDE, len(tokens))
    after = range(cue.end, next((at for at in range(cue.end, furthest) if is_after_mark(tokens, at)), furthest))
    head = next((at for at in after if not tokens.stop[at]), None)
    if head is not None and cue.scope == "ahead" and tokens.words[head] in words_of("need"):
        return any(at in matched for at in _in_scope(tokens, cue, matched))
    if head is not None:
        return head in matched
    return cue.first > 0 and cue.first - 1 in matched


def _is_most_of(places: Collection[int], matched: Mapping[int, float]) -> bool:
    within = sum(weight for at, weight in matched.items() if at in places)
    return 2 * within > sum(matched.values())


def _begins_clause(tokens: Tokens, at: int) -> bool:
    """Return whether another clause may begin at a word: *and*, after a comma."""
    is_and = tokens.words[at] == "and" or (tokens.skip[at] and tokens.words[at][0] == "و")
    return bool(tokens.commas[at] and is_and)
