"""Whether a sentence answers a yes/no question with yes or no.

In: the question and the best sentence for it. Out: True, False or None. A sentence that matches the question says yes,
unless it is negated and the question is not, or the other way round (`negation`). An antonym (open for closed) inverts
the answer; a synonym counts as the word itself. A statement about *only* something else says no. A sentence that covers
too little of the question says neither.
"""

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

import numpy as np

from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens, read
from rag.reading.sentences.found import Found
from rag.reading.yes_no.antonyms import antonyms, synonyms
from rag.reading.yes_no.negation import cues_in, negates
from rag.reading.yes_no.plans import asks_whether_fulfilled, is_only_planned
from rag.reading.yes_no.words import WordKind, ends_clause, is_after_mark, is_that_not, words_of

LEAST_COVERED = 0.2
"""Least coverage of the paragraph, see `index.hit`. Source: compared with .25, of the yes/no questions of `daily_a` to
`daily_f` and `silence_a` to `silence_e` in `eval/sets` 8 more are answered rightly and 4 more wrongly (2026-11-30)."""
LEAST_COVERED_BY_NO = 0.15
"""The same for the answer no, since few sentences about something else negate what is asked. Source: compared with .2,
of the yes/no questions of `daily_a` to `daily_h`, `silence_a` to `silence_e` and ten sets on the bundled article 6 more
are answered rightly and none more wrongly (2026-11-30)."""
_RESTRICTED = 4
"""Words that *only* restricts, at most (only *at weekends*): chosen."""
_NOT = frozenset({"not", "لا", "ليس", "ليست"})
_LIMITS: tuple[WordKind, ...] = ("universal", "sole", "first")


def says_yes(question: Question, found: Found, covered: float) -> bool | None:
    """Return what a sentence answers; `covered` is the share of the question that its paragraph covers."""
    if covered < LEAST_COVERED_BY_NO:
        return None
    sentence = found.tokens
    matched = {at: share for at, share in enumerate(found.shares.tolist()) if share > 0}
    asked = read(question.text)
    opposite = _related(antonyms, asked, sentence)
    # A negated antonym is the word itself: not *pulled down*, so kept.
    matched |= dict.fromkeys(opposite | _related(synonyms, asked, sentence), max(matched.values(), default=1.0))
    is_yes = negates(question, sentence, matched) == bool(opposite)
    is_yes = is_yes and not _includes_others(asked, sentence) and not _is_only_elsewhere(question, sentence, matched)
    if is_yes and is_only_planned(question, sentence, matched):
        return False if asks_whether_fulfilled(question) else None
    return None if is_yes and covered < LEAST_COVERED else is_yes


def says_less(question: Question, found: Found) -> bool:
    """Return whether a sentence lacks the quantifier of a question (*all*, *only*, *first*), so that it says less than
    yes."""
    asked, sentence = read(question.text), found.tokens
    return any(_has(asked, kind) and not _has(sentence, kind) for kind in _LIMITS)


def _includes_others(asked: Tokens, sentence: Tokens) -> bool:
    """Return whether the question has *only* and the sentence includes others: the *rest* too."""
    return _has(asked, "sole") and not _has(sentence, "sole") and _has(sentence, "others")


def _is_only_elsewhere(question: Question, sentence: Tokens, matched: Collection[int]) -> bool:
    """Return whether a sentence restricts its statement to something not asked about: bicycles *only* at weekends."""
    only = [at for at in range(len(sentence)) if sentence.words[at].removeprefix("و") in words_of("sole")]
    is_free = [not (is_that_not(sentence, at) or _is_restriction_matched(sentence, at, matched)) for at in only]
    return any(is_free) and not _has(read(question.text), "sole")


def _is_restriction_matched(tokens: Tokens, at: int, matched: Collection[int]) -> bool:
    """Return whether any of the words that *only* restricts is matched: those after it, or the one before it where its
    clause ends with it (وحدها)."""
    last = min(at + 1 + _RESTRICTED, len(tokens))
    end = next((on for on in range(at + 1, last) if ends_clause(tokens, on) or is_after_mark(tokens, on)), last)
    after = [on for on in range(at + 1, end) if not tokens.stop[on]]
    before = [back for back in range(max(at - _RESTRICTED, 0), at) if not tokens.stop[back]]
    return any(each in matched for each in after or before[-1:])


def _has(tokens: Tokens, kind: WordKind) -> bool:
    """Return whether a text has a word of a kind that is not negated: *not only* is no *only*."""
    words = [word.removeprefix("و") for word in tokens.words]
    return any(word in words_of(kind) and before not in _NOT for before, word in pairwise(["", *words]))


def _related(
    how: Callable[[Iterable[int], Iterable[int]], frozenset[int]], asked: Tokens, sentence: Tokens
) -> frozenset[int]:
    """Return the words of a sentence that are antonyms or synonyms of one asked about, negation cues left out."""
    cues = [at for each in cues_in(sentence) for at in range(each.first, each.end)]
    others = ~np.isin(sentence.owners, cues)
    found = how(asked.hashes.tolist(), sentence.hashes[others].tolist())
    return frozenset(sentence.owners[others & np.isin(sentence.hashes, [*found])].tolist())
