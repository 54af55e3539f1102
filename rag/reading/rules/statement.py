"""What somebody said about what a question asks: the reported speech of the sentence that answers.

In: the question and the sentences found. Out: the sentence and the offsets of the statement in it, or None. The
statement is about the topic of the question, and not by another speaker than the one that the question names.
"""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.fold import bare, fold
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.rules.reported_speech import CALLS, reported_speech, words_between
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.alignment import concept_shares
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found, covers_as_much, first_result
from rag.reading.sentences.names import names_met

LEAST_ABOUT = 0.3
"""Least share of the words for the topic that a statement has: chosen."""
_ABOUT = LISTS.compile(r"(?<!\w)(?:<ABOUT>|(?<=say )of)(?!\w)")
"""Words between the speaker and the topic."""
_VIEW = LISTS.compile(
    r"(?<!\w)(?:(?:according\s+to|<ACCORDING_TO_AR>)\s+(?!<TEXT>)"
    r"|in\s+(?:the\s+|(?:\S+\s+){1,4}?)(?:view|opinion)(?!\w)|<IN_VIEW_OF_AR>\s)"
)
"""Words that ask for the view of a person, and not of a text."""
_CALLED = LISTS.compile(rf"(?<!\w)<CALLED_AR>(?!\w)|{CALLS.pattern}")
"""Words that ask what something was called, which the first sentence that names it says."""


class Statement(NamedTuple):
    """What is said in a sentence: `text[start:end]` of its raw text."""

    found: Found
    start: int
    end: int


def find_statement(question: Question, found: Sequence[Found]) -> Statement | None:
    """Return what is said about the topic of a question, by the speaker it names or by a pronoun."""
    asked = bare(question.text[question.cue[1] if question.cue else 0 :])
    match = _ABOUT.search(asked)
    if match is None:
        return _statement(found[0]) if _CALLED.search(fold(question.text)) else _first_statement(question, found)
    parts = asked[: match.start()], asked[match.end() :]
    speaker, topic = (concepts_of(question.text, part) for part in parts)
    topic -= speaker
    if not topic:
        return _first_statement(question, found)
    statements = [said for each in found if not _is_by_another(each, speaker) and (said := _statement(each))]
    enough = [each for each in statements if len(_shares_of(each, topic)) >= LEAST_ABOUT * len(topic)]
    # Among equals the shortest is taken.
    return max(enough, key=lambda each: (sum(_shares_of(each, topic).values()), each.start - each.end), default=None)


def find_view(question: Question, found: Sequence[Found]) -> Statement | None:
    """Return what is said where a question asks why in somebody's view: why, *according to* the mayor, …?"""
    return _statement(found[0]) if question.expects == "reason" and _VIEW.search(fold(question.text)) else None


def _first_statement(question: Question, found: Sequence[Found]) -> Statement | None:
    """Return the first statement of the sentences that cover as much of the question as the first one, without those
    that name a person but none of the question's names."""
    near = (each for each in found if covers_as_much(each, found[0]))
    own = (each for each in near if not (question.names and _has_person(each) and not names_met(question, each)))
    return first_result(map(_statement, own))


def _statement(found: Found) -> Statement | None:
    span = reported_speech(found.tokens)
    return Statement(found, *span) if span else None


def _shares_of(statement: Statement, topic: frozenset[int]) -> dict[int, float]:
    """Return the concepts of the topic in a statement, each with its share of the question."""
    first, last = words_between(statement.found.tokens, statement.start, statement.end)
    own = concept_shares(statement.found.shares[first : last + 1], statement.found.concepts[first : last + 1])
    return {concept: share for concept, share in own.items() if concept in topic}


def _is_by_another(found: Found, speaker: frozenset[int]) -> bool:
    """Return whether a sentence names a person, and has no word for the speaker asked about."""
    return _has_person(found) and speaker.isdisjoint(found.concepts.tolist())


def _has_person(found: Found) -> bool:
    return any(each.kind == "person" for each in typed_spans(found.tokens))
