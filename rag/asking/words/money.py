"""Whether a question asks for a sum of money: what something costs, what somebody paid, its price."""

import re

from corpus.fold import fold
from rag.asking.answer_type import Span
from rag.asking.words.question_heads import CLAUSE_BREAKS, WORD
from rag.asking.words.word_lists import LISTS
from rag.words.bare_word import bare_word
from rag.words.pattern import one_of

_PAYING = re.compile(rf"(?<!\w){one_of(LISTS['pay'])}(?!\w)")
_MONEY = LISTS.folded("money")
_CLAUSE_STARTS = CLAUSE_BREAKS | LISTS.folded("determiners_and_pronouns")
"""Words that begin a clause after *what*: any idea *what the mill will cost*?"""
_WHAT_FOR = re.compile(r"(?:spent|spend|used|paid|charged|pay)\s+(?:on|for)\W*$|in charge(?!\w)")
"""Questions that ask for no sum: what the money is *spent on*, what somebody is *in charge* of."""


def is_what_was_paid(text: str, end: int) -> bool:
    """Return whether a verb of paying follows *what* (what did they *pay*) without a noun between them (what bank
    paid)."""
    after = WORD.search(text, end)
    is_verb = after is not None and (after[0] in _CLAUSE_STARTS or _PAYING.match(after[0]) is not None)
    if _WHAT_FOR.search(text, end):
        return False
    return is_verb and _PAYING.search(text, end) is not None


def asks_money(question: str, head: str | None, cue: Span | None = None) -> bool:
    """Return whether a question asks for a sum: by a verb of paying, or by a noun for money as its head or in its cue
    (ما رسوم)."""
    asking = fold(question[slice(*cue)]).split() if cue else []
    return (
        bare_word(fold(head or "")) in _MONEY
        or not _MONEY.isdisjoint(asking)
        or _PAYING.search(fold(question)) is not None
    )
