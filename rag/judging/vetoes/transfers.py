"""Vetoes answers about the opposite transfer: what Norway sells to Iceland is not what Iceland sells to Norway.

Words beside a name mark it as giver or taker (`transfer_ends`). A name without such a word is the subject of the verb
where it stands before it, or in Arabic where it is the only name left.
"""

from collections.abc import Mapping, Sequence

from corpus.fold import fold
from rag.asking.answer_type import AnswerType
from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.judging.concepts.positions import APART
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.transfer_ends import OTHER, SUBJECT, End, ends_in, has_verb, marked_end, transfer_verbs
from rag.reading.forms.tokens import Tokens, read

_ASKS_END: frozenset[AnswerType] = frozenset({"person", "organisation", "place"})
"""Types of answer that are themselves giver or taker, so that an unmarked Arabic name may be either."""
_AUXILIARY_REACH = 2
"""Words before a name in which an auxiliary is looked for: *was the* boat sold?"""
_IS = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def is_reversed(case: Case) -> bool:
    """Return whether the sentence has the transfer asked about in the opposite direction, and no text of it in the
    same.

    Measured on 40 shipped sets (2026-11-30): this veto refuses 5 of 633 unanswerable questions that were answered
    before, and 1 of 3,270 answerable ones, whose answer is a figure of the opposite transfer.
    """
    ends = {} if case.crosses else _ends_asked(case.question)
    if not ends:
        return False
    found = [_agrees(case, nth, text, ends) for nth, text in enumerate(case.table.texts[case.row])]
    return False in found and True not in found


def _ends_asked(question: Question) -> Mapping[Constraint, End]:
    """Return the givers and takers among the names of a question."""
    if not has_verb(fold(question.text)):
        return {}  # few questions have one, and only those are tokenised
    tokens = read(question.text)
    verb = next(transfer_verbs(tokens), None)
    if verb is None:
        return {}
    names = [(each, _words_of(tokens, each)) for each in question.names]
    ends = {each: end for each, words in names if words and (end := marked_end(tokens, words))}
    free = [(each, words) for each, words in names if words and each not in ends]
    at, kind = verb
    if tokens.words[at].isascii():
        free = [(each, words) for each, words in free if words.stop <= at and _acts(tokens, words, at)][-1:]
    elif question.expects in _ASKS_END:
        free = []
    return ends | ({free[0][0]: SUBJECT[kind]} if len(free) == 1 else {})


def _agrees(case: Case, nth: int, text: str, ends: Mapping[Constraint, End]) -> bool | None:
    """Return whether a text of the sentence has a name of the question at the same end as the question; None where it
    marks no end."""
    there = ends_in(read(text))
    found = []
    for name, end in ends.items():
        here = (place for concept in case.concepts_of([name]) for place in case.positions[case.row].get(concept, ()))
        own = {place - nth * APART for place in here if place // APART == nth}
        if own & there.get(end, set()):
            return True
        found.append(bool(own) and bool(there.get(end) or own & there.get(OTHER[end], set())))
    return False if any(found) else None


def _words_of(tokens: Tokens, name: Constraint) -> range:
    """Return the positions of the words of a name of the question."""
    first = int(tokens.ends.searchsorted(name.start, "right"))
    return range(first, int(tokens.starts.searchsorted(name.end, "left")))


def _acts(tokens: Tokens, words: Sequence[int], verb: int) -> bool:
    """Return whether a name before a verb is its subject, in the active voice: not *was the boat sold?*"""
    before = tokens.words[max(words[0] - _AUXILIARY_REACH, 0) : verb]
    return tokens.words[verb].endswith("ing") or _IS.isdisjoint(before)
