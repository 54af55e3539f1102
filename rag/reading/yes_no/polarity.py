"""Whether a sentence says yes or no to a yes/no question.

In: the question and the sentence that is nearest to it. Out: True, False or None. A sentence that speaks of what is
asked says yes, unless it denies that (`denial`) and the question does not, or the other way round. The opposite of a
word asked about (open, where the question has closed) turns the answer round; a word of its own side (lagging, where
it has trail) is as good as itself. What is only said of something else is denied. A sentence that has too little of the
question says neither.
"""

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

import numpy as np

from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens, read
from rag.reading.sentences.found import Found
from rag.reading.yes_no.denial import denials_in, denies
from rag.reading.yes_no.opposites import alike, opposed
from rag.reading.yes_no.words import WordKind, is_after_mark, is_that_not, turns, words_that

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
_BOUNDED = 4
"""Words that a bound bounds (only *at weekends*), at most: chosen."""
_NOT = frozenset({"not", "لا", "ليس", "ليست"})
_LIMITS: tuple[WordKind, ...] = ("universal", "sole", "first")


def says_yes(question: Question, found: Found, covered: float) -> bool | None:
    """Return what a sentence answers; `covered` is the share of the question that its paragraph has."""
    if covered < LEAST_DENIED:
        return None
    sentence = found.tokens
    sought = {at: share for at, share in enumerate(found.shares.tolist()) if share > 0}
    asked = read(question.text)
    opposites = _standing(opposed, asked, sentence)
    # What is said of the opposite is said of what is asked: not *pulled down*, so kept.
    sought |= dict.fromkeys(opposites | _standing(alike, asked, sentence), max(sought.values(), default=1.0))
    is_yes = denies(question, sentence, sought) == bool(opposites)
    is_yes = is_yes and not _includes_others(asked, sentence) and not _is_only_elsewhere(question, sentence, sought)
    return None if is_yes and covered < LEAST_COVERED else is_yes


def says_less(question: Question, found: Found) -> bool:
    """Return whether a sentence says less than yes: of *all*, of *only* or of the *first* that is asked about it speaks
    as of some."""
    asked, sentence = read(question.text), found.tokens
    return any(_has(asked, kind) and not _has(sentence, kind) for kind in _LIMITS)


def _includes_others(asked: Tokens, sentence: Tokens) -> bool:
    """Return whether what is asked of one alone (the *only* port) is said of more than that: of the *rest* too."""
    return _has(asked, "sole") and not _has(sentence, "sole") and _has(sentence, "others")


def _is_only_elsewhere(question: Question, sentence: Tokens, sought: Collection[int]) -> bool:
    """Return whether a sentence bounds what it says to what is not asked about: bicycles *only* at weekends."""
    bounds = [at for at in range(len(sentence)) if sentence.words[at].removeprefix("و") in words_that("sole")]
    is_free = [not (is_that_not(sentence, at) or _is_sought_after(sentence, at, sought)) for at in bounds]
    return any(is_free) and not _has(read(question.text), "sole")


def _is_sought_after(tokens: Tokens, at: int, sought: Collection[int]) -> bool:
    """Return whether any of the words that a bound goes with is sought: those after it, or where its clause ends with
    it (وحدها) the one before it."""
    last = min(at + 1 + _BOUNDED, len(tokens))
    end = next((on for on in range(at + 1, last) if turns(tokens, on) or is_after_mark(tokens, on)), last)
    after = [on for on in range(at + 1, end) if not tokens.stop[on]]
    before = [back for back in range(max(at - _BOUNDED, 0), at) if not tokens.stop[back]]
    return any(each in sought for each in after or before[-1:])


def _has(tokens: Tokens, kind: WordKind) -> bool:
    """Return whether a text has a word of a kind, undenied: *not only* is no only."""
    words = [word.removeprefix("و") for word in tokens.words]
    return any(word in words_that(kind) and before not in _NOT for before, word in pairwise(["", *words]))


def _standing(
    how: Callable[[Iterable[int], Iterable[int]], frozenset[int]], asked: Tokens, sentence: Tokens
) -> frozenset[int]:
    """Return the words of a sentence that are the opposite of one asked about, or like it; no word that denies is."""
    denying = [at for each in denials_in(sentence) for at in range(each.first, each.end)]
    others = ~np.isin(sentence.owners, denying)
    found = how(asked.hashes.tolist(), sentence.hashes[others].tolist())
    return frozenset(sentence.owners[others & np.isin(sentence.hashes, [*found])].tolist())
