"""Question types that the words after the cue decide: what did they *say*, what did they *pay*, who *is* he?

In: a folded question, its cue and its head noun. Out: the types of question and answer in the place of those of the
cue, or None where the words after the cue change nothing.
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
from rag.asking.words.word_lists import LISTS
from rag.words.pattern import one_of

_SAYING = re.compile(rf"(?<!\w){one_of(LISTS['said'])}(?!\w)")
_IS_SAID = re.compile(r"(?:is|are|was|were|been)\s+(?:[\w'-]+\s+){0,4}?(?:said|stated|told|claimed|argued)\s+to\s")
"""A passive, which asks for no statement: what *is said to* play a part, what *was* the crew *told to* bring?"""
_DESCRIBING = re.compile(rf"\s+(?!(?:is|are|was|were)\s).*(?<!\w){one_of(LISTS['describe'])}(?!\w)")
"""How somebody *describes* something, which asks for their words; how it *is described* does not."""
_MEANT = re.compile(
    r"(?<!\w)(?:(?:meant|supposed|intended|designed)\s+(?:to\s+(?:do|help|achieve|serve)|for)"
    r"|(?:hop|seek|aim|tr[yi])\w*\s+to\s+(?:gain|achieve|win|get out of))(?!\w)"
)


def classes_after(folded: Folded, cue: Cue, head: Head | None) -> tuple[QuestionType, AnswerType] | None:
    """Return the types of the question and of its answer where the words after the cue decide them, else None."""
    return next(((type_, answer) for is_so, type_, answer in _RULES if is_so(folded, cue, head)), None)


def _asks_words(folded: Folded, cue: Cue, head: Head | None) -> bool:
    """Return whether a statement is asked for: what do pupils *say*, how do they *describe* it?"""
    is_said = _is_open(cue, head) and _SAYING.search(_IS_SAID.sub("", folded.text[cue.end :])) is not None
    return is_said or (cue.type == "how" and _DESCRIBING.match(folded.text, cue.end) is not None)


def _asks_how_long(folded: Folded, cue: Cue, head: Head | None) -> bool:
    return cue.type == "how_many" and head is None and is_how_long(folded.text, cue.end)


def _asks_price(folded: Folded, cue: Cue, head: Head | None) -> bool:
    return _is_open(cue, head) and is_what_was_paid(folded.text, cue.end)


def _asks_purpose(folded: Folded, cue: Cue, head: Head | None) -> bool:
    """Return whether a purpose is asked for: what was it *meant to* do, what did they *hope to gain*?"""
    return _is_open(cue, head) and _MEANT.search(folded.text, cue.end) is not None


def _asks_identity(folded: Folded, cue: Cue, _: Head | None) -> bool:
    """Return whether the office of a named person is asked for: who *is* he, what is his *position*?"""
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
"""Tests with the types that they decide; the first that holds counts."""
