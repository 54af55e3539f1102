"""What the words after a cue make of it: what did they *say*, what did they *pay*, who *is* he?

In: a folded question, its cue and the noun that is asked for. Out: another type of question than the cue's, or None.
"""

import re
from collections.abc import Callable

from corpus.fold import Folded
from rag.asking.answer_type import AnswerType, QuestionType
from rag.asking.identity import asks_office, asks_who_is
from rag.asking.question_cues import Cue
from rag.asking.words.lasting import is_how_long
from rag.asking.words.money import is_what_was_paid
from rag.asking.words.question_heads import Head
from rag.words.pattern import one_of

_SAID = (
    "say|said|state|stated|declare|announce|argue|claim|tell|told|mention|write about|call the|call it|call its|call "
    "his|call her"
)
_SAYING = re.compile(rf"(?<!\w){one_of(_SAID.split('|'))}(?!\w)")
_IS_SAID = re.compile(r"(?:is|are|was|were|been)\s+(?:[\w'-]+\s+){0,4}?(?:said|stated|told|claimed|argued)\s+to\s")
"""Nobody's words are asked for: what *is said to* play a part, what *was* the crew *told to* bring."""
_DESCRIBE = "describe described portray portrayed characterise sum compare".split()
_DESCRIBING = re.compile(rf"\s+(?!(?:is|are|was|were)\s).*(?<!\w){one_of(_DESCRIBE)}(?!\w)")
"""*How* somebody describes something asks for words; how it is described may be told by anybody's."""
_MEANT = re.compile(
    r"(?<!\w)(?:(?:meant|supposed|intended|designed)\s+(?:to\s+(?:do|help|achieve|serve)|for)"
    r"|(?:hop|seek|aim|tr[yi])\w*\s+to\s+(?:gain|achieve|win|get out of))(?!\w)"
)


def asked_after(folded: Folded, cue: Cue, head: Head | None) -> tuple[QuestionType, AnswerType] | None:
    """Return the type of the question and of its answer, where the words after the cue decide them."""
    return next(((type_, answer) for is_so, type_, answer in _RULES if is_so(folded, cue, head)), None)


def _asks_words(folded: Folded, cue: Cue, head: Head | None) -> bool:
    """Return whether what somebody said is asked for: what do pupils *say*, how do they *describe* it?"""
    is_said = _is_open(cue, head) and _SAYING.search(_IS_SAID.sub("", folded.text[cue.end :])) is not None
    return is_said or (cue.type == "how" and _DESCRIBING.match(folded.text, cue.end) is not None)


def _asks_how_long(folded: Folded, cue: Cue, head: Head | None) -> bool:
    return cue.type == "how_many" and head is None and is_how_long(folded.text, cue.end)


def _asks_price(folded: Folded, cue: Cue, head: Head | None) -> bool:
    return _is_open(cue, head) and is_what_was_paid(folded.text, cue.end)


def _asks_purpose(folded: Folded, cue: Cue, head: Head | None) -> bool:
    """Return whether it is asked what something is for: what was it *meant to* do, what did they *hope to gain*?"""
    return _is_open(cue, head) and _MEANT.search(folded.text, cue.end) is not None


def _asks_identity(folded: Folded, cue: Cue, _: Head | None) -> bool:
    """Return whether it is asked what somebody is who is named: who *is* he, what is his *position*?"""
    return (cue.type == "what" and asks_office(folded.text, cue.start)) or (
        cue.type == "who" and asks_who_is(folded, cue.start)
    )


def _is_open(cue: Cue, head: Head | None) -> bool:
    return head is None and cue.type == "what" and cue.expects == "thing"


_RULES: tuple[tuple[Callable[[Folded, Cue, Head | None], bool], QuestionType, AnswerType], ...] = (
    (_asks_words, "what_said", "statement"),
    (_asks_how_long, "how_long", "duration"),
    (_asks_price, "how_much", "amount"),
    (_asks_purpose, "why", "reason"),
    (_asks_identity, "definition", "definition"),
)
"""The first that holds counts."""
