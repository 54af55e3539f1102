"""Changes from one figure to another, and which of the two a question asks for: the price rose from *10* to *13*.

In: the question and the words of a sentence. Out: the figure of each change that is not asked for: 10 where the new
price is asked for, 13 where the old one is, neither where the question does not say which.
"""

from collections.abc import Iterator
from itertools import pairwise

from corpus.fold import fold
from rag.reading.forms.kinds import FIGURE_KINDS, Typed, outermost, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.spans.routes import FROM, TO
from rag.reading.spans.word_lists import LISTS

_MOST_BETWEEN = 4
"""Words between the two figures, at most: from 9 million passengers *a year to* 16: chosen."""
_AFTER = LISTS.compile(r"(?<!\w)(?:[وف]?<AFTER_CHANGE>(?!\w)|(?:س[يت]|ه[يت])\w{3,})")
"""Asks for the figure after the change; in Arabic also by the prefix of the future: سيبلغ, هتبقى."""
_BEFORE = LISTS.compile(r"(?<!\w)[وف]?<BEFORE_CHANGE>(?!\w)")


def other_sides(question: str, tokens: Tokens) -> Iterator[Typed]:
    """Yield the figure of each change in a sentence that a question does not ask for."""
    asked = fold(question)
    is_after, is_before = (pattern.search(asked) is not None for pattern in (_AFTER, _BEFORE))
    if is_after == is_before:
        return
    for before, after in changes(tokens):
        yield before if is_after else after


def changes(tokens: Tokens) -> Iterator[tuple[Typed, Typed]]:
    """Yield the two figures of each change: *from 10* ounces *to 13*."""
    figures = [
        each for each in typed_spans(tokens) if each.kind in FIGURE_KINDS and tokens.words[each.first] not in FROM
    ]
    for one, other in pairwise(sorted(outermost(figures), key=lambda each: each.first)):
        is_from = one.first > 0 and tokens.words[one.first - 1] in FROM
        is_near = 1 < other.first - one.last <= _MOST_BETWEEN + 1
        if is_from and is_near and tokens.words[other.first - 1] in TO:
            yield one, other
