"""What somebody said of what a question asks about: the reported speech of the sentence that answers.

In: what is asked and the sentences found. Out: the sentence and the offsets of what is said there, or None. Of several,
what is said speaks of what the question asks about, and is said by nobody else than it names.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.fold import bare, fold
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.rules.reported_speech import CALLS, STRESSES, reported_speech, stressed, words_between
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found, has_as_much
from rag.reading.sentences.match import carried
from rag.reading.sentences.names import names_met
from rag.words.pattern import one_of

LEAST_ABOUT = 0.3
"""What is said has so many of the words that tell what it is to be about: chosen."""
_ABOUT = re.compile(rf"(?<!\w)(?:{one_of('about regarding concerning عن حول بشأن بخصوص'.split())}|(?<=say )of)(?!\w)")
"""Between who speaks and of what."""
_TEXTS = one_of("the article|the text|the report|the document|the passage|المقال|النص|التقرير|الوثيقة".split("|"))
_VIEW = re.compile(
    rf"(?<!\w)(?:(?:according\s+to|{one_of(['بحسب', 'حسب', 'وفق'])})\s+(?!{_TEXTS})"
    rf"|in\s+(?:the\s+|(?:\S+\s+){{1,4}}?)(?:view|opinion)(?!\w)|{one_of(['في رأي', 'برأي', 'في نظر', 'بنظر'])}\s)"
)
"""Somebody's view is asked for, and no text's."""
_CALLED = re.compile(rf"(?<!\w){one_of('وصف وصفت وصفه وصفها نعت نعتت سمي سميت'.split())}(?!\w)|{CALLS.pattern}")
"""What something is called is told where it is named."""


class Statement(NamedTuple):
    """What is said in a sentence: `text[start:end]` of its raw text."""

    found: Found
    start: int
    end: int


def find_statement(question: Question, found: Sequence[Found]) -> Statement | None:
    """Return what is said of what a question asks about, by whom it names or by nobody else."""
    asked = bare(question.text[question.cue[1] if question.cue else 0 :])
    match = _ABOUT.search(asked)
    if match is None:
        return _statement(found[0]) if _CALLED.search(fold(question.text)) else _first_statement(question, found)
    parts = asked[: match.start()], asked[match.end() :]
    speaker, about = (concepts_of(question.text, part) for part in parts)
    about -= speaker
    if not about:
        return _first_statement(question, found)
    others = (each for each in found if not _is_of_another(each, speaker))
    statements = [statement for each in others if (statement := _statement(each))]
    enough = [each for each in statements if len(_of_about(each, about)) >= LEAST_ABOUT * len(about)]
    # Of equals, the one that says less else.
    return max(enough, key=lambda each: (sum(_of_about(each, about).values()), each.start - each.end), default=None)


def find_view(question: Question, found: Sequence[Found]) -> Statement | None:
    """Return what is said where a question asks why in somebody's view: why, *according to* the mayor, …?"""
    return _statement(found[0]) if question.expects == "reason" and _VIEW.search(fold(question.text)) else None


def _first_statement(question: Question, found: Sequence[Found]) -> Statement | None:
    """Return what is said in the first of the sentences that have as much of the question as the first one, by nobody
    of a place that it does not name."""
    names = question.names
    near = [each for each in found if has_as_much(each, found[0])]
    own = [each for each in near if not (names and _has_person(each) and not names_met(question, each))]
    forms = (reported_speech, stressed) if STRESSES.search(fold(question.text)) else (reported_speech,)
    return next((Statement(each, *span) for form in forms for each in own if (span := form(each.tokens))), None)


def _statement(found: Found) -> Statement | None:
    span = reported_speech(found.tokens)
    return Statement(found, *span) if span else None


def _of_about(statement: Statement, about: frozenset[int]) -> dict[int, float]:
    """Return the concepts that a statement has of what it is to be about, each with its share of the question."""
    first, last = words_between(statement.found.tokens, statement.start, statement.end)
    own = carried(statement.found.shares[first : last + 1], statement.found.concepts[first : last + 1])
    return {concept: share for concept, share in own.items() if concept in about}


def _is_of_another(found: Found, speaker: frozenset[int]) -> bool:
    """Return whether a sentence names a person, and none of the words for who is asked about."""
    return _has_person(found) and speaker.isdisjoint(found.concepts.tolist())


def _has_person(found: Found) -> bool:
    return any(each.kind == "person" for each in typed_spans(found.tokens))
