"""A change from one figure to another: which of the two is asked for, the one before or the one after.

In: what is asked and the words of a sentence. Out: the words of the figure that is not asked for, of each change. The
price rose *from 10* to 13: its new price is not 10, and its old one not 13. Where a question tells neither, both stay.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.fold import fold
from rag.reading.forms.kinds import FIGURE_KINDS, Typed, outermost, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.spans.ways import FROM, TO
from rag.words.pattern import one_of

_MOST_BETWEEN = 4
"""Words between the two figures, at most: from 9 million passengers *a year to* 16: chosen."""
_AFTER_WORDS = "new will become becomes became after الجديد الجديدة جديد بعد صار صارت أصبح أصبحت".split()
_AFTER = re.compile(rf"(?<!\w)(?:[وف]?{one_of(_AFTER_WORDS)}(?!\w)|(?:س[يت]|ه[يت])\w{{3,}})")
"""Words that ask for what comes of a change; in Arabic also the letters of the future: سيبلغ, هتبقى."""
_BEFORE_WORDS = """
    old before previous previously former formerly earlier used قبل القديم القديمة السابق السابقة سابقا
""".split()
_BEFORE = re.compile(rf"(?<!\w)[وف]?{one_of(_BEFORE_WORDS)}(?!\w)")


def not_asked(question: str, tokens: Tokens) -> Iterator[Typed]:
    """Yield the figures of the changes in a sentence that a question does not ask for."""
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
