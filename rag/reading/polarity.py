"""Whether a sentence says yes or no to a yes/no question, or neither.

In: the question and the sentence that is nearest to it. Out: True, False or None. A sentence that speaks of what is
asked says yes, unless what is asked stands within reach of a denial there and not in the question, or the other way
round; an exception turns what it reaches once more. `polarity.tsv` lists the words that deny by how far they reach. A
sentence that has too little of the question says neither.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from rag.asking.question import Question
from rag.asking.question_words import one_of
from rag.reading.find import Found
from rag.reading.tokens import Tokens, read

LEAST_COVERED = 0.25
"""The coverage that the paragraph has to have, see `index.hit`: chosen."""
_BACK, _REACH = 1, 7
"""A negation reaches so many words back (visa *exemption*) and on (*without* having to ask for any visa): chosen."""

_TABLE = Path(__file__).with_name("polarity.tsv")


def says_yes(question: Question, found: Found, covered: float) -> bool | None:
    """Return what a sentence answers; `covered` is the share of the question that its paragraph has."""
    if covered < LEAST_COVERED:
        return None
    said = _denied(found.tokens, [at for at, share in enumerate(found.shares) if share > 0])
    asked = read(question.text)
    asked_denied = _denied(asked, range(len(asked)))
    return said == asked_denied


def _denied(tokens: Tokens, sought: Sequence[int]) -> bool:
    """Return whether what the words sought say is denied: by a denial, or by an exception, but not by both."""
    denied = excepted = False
    found = [(scope, match) for scope, pattern in _denials() for match in pattern.finditer(tokens.folded.text)]
    exceptions = [match.span() for scope, match in found if scope == "except"]
    for scope, match in found:
        # A denial within an exception (but *not*) is the exception itself.
        if scope == "except" or not any(start <= match.start() < end for start, end in exceptions):
            begin, _ = tokens.at(*match.span())
            end, _ = tokens.at(match.end(), len(tokens.folded.text))
            first = begin if scope == "except" else max(begin - _BACK, 0)
            last = min(end + _REACH, len(tokens)) if scope == "near" else _clause_end(tokens, end)
            reached = any(first <= at < last and not begin <= at < end for at in sought)
            denied |= reached and scope != "except"
            excepted |= reached and scope == "except"
    return denied != excepted


def _clause_end(tokens: Tokens, first: int) -> int:
    return next((at for at in range(first + 1, len(tokens)) if tokens.gaps[at]), len(tokens))


@cache
def _denials() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return tuple((scope, re.compile(rf"(?<!\w)[وفب]?{one_of(words.split('|'))}(?!\w)")) for scope, words in rows)
