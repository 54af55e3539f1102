"""Whether a question asks for money: what something costs, what somebody paid, its price."""

import re

from corpus.fold import fold
from rag.asking.answer_type import Span
from rag.asking.words.question_heads import BREAKS, WORD
from rag.words.pattern import one_of

_PAY = """
    pay paid cost costs charge charged earn earned spend spent
    يكلف تكلف كلف كلفت كلفوا سيكلف ستكلف يكلفه كلفه كلفها اتكلف اتكلفت اتكلفوا بيكلف بتكلف هيكلف هتكلف
    يدفع تدفع دفع دفعت دفعوا سيدفع ستدفع يدفعون بيدفع بتدفع بيدفعوا ندفع
    أنفق أنفقت أنفقوا ينفق تنفق سينفق ستنفق صرف صرفت صرفوا بيصرف
""".split()
_PAYING = re.compile(rf"(?<!\w){one_of(_PAY)}(?!\w)")
_MONEY = frozenset(
    map(
        fold,
        "cost costs price prices value budget budgets revenue revenues salary salaries wage wages fee fees fare fares "
        "rent toll debt debts loan loans earnings fund funds funding investment investments prize income profit money "
        "سعر ثمن تكلفة تكاليف كلفة ميزانية إيرادات راتب رسوم مبلغ جائزة أرباح دخل قيمة معاش أجر أجرة "
        "بكام بكم بقديش بقداش بچم بشكد".split(),
    )
)
_OWN = frozenset("the a an this that these those his her its their our my it he she they we you".split())
"""With these a clause of its own begins: any idea *what the mill will cost*?"""
_WHAT_FOR = re.compile(r"(?:spent|spend|used|paid|charged|pay)\s+(?:on|for)\W*$|in charge(?!\w)")
"""What the money is spent *on*, or whoever is in charge of, is no amount."""


def is_what_was_paid(text: str, end: int) -> bool:
    """Return whether *what* is followed by who paid it (what did they pay), and not, as *which*, by the payer."""
    after = WORD.search(text, end)
    is_verb = after is not None and (after[0] in BREAKS | _OWN or _PAYING.match(after[0]) is not None)
    if _WHAT_FOR.search(text, end):
        return False
    return is_verb and _PAYING.search(text, end) is not None


def asks_money(question: str, head: str | None, cue: Span | None = None) -> bool:
    """Return whether a question asks for money: what something costs, or whoever pays it; its price, its budget, which
    the words that ask may name themselves (ما رسوم)."""
    asking = fold(question[slice(*cue)]).split() if cue else []
    return head in _MONEY or not _MONEY.isdisjoint(asking) or _PAYING.search(fold(question)) is not None
