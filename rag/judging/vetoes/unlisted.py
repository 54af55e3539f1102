"""Vetoes answers that do not name the things asked for: *the crops* does not answer which crops.

Things are named in a list or between quotation marks, within a few words after their noun or joined to it (the fields
of *energy, trade and health*). There is no veto where the noun is not near the sentence, nor on keywords without a cue.
"""

from collections.abc import Iterator

from rag.asking.question import Question
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.positions import APART, positions_in
from rag.judging.concepts.predicate import head_concepts
from rag.judging.vetoes.case import Case
from rag.judging.vetoes.word_lists import LISTS
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.lists import joins
from rag.reading.forms.tokens import Tokens, read

_SOON = 12
"""Words from a noun to the start of its list, at most: the crops grown there, *wheat and tea*: chosen."""
_KINDS = LISTS.folded("KIND_NOUN_AR")
"""Nouns that are followed by the noun of the things: ما أصناف *السمك*. In English adjectives may name the kinds."""


def is_unlisted(case: Case) -> bool:
    """Return whether things are asked for by a noun that the texts near the sentence have without a list.

    Measured on 40 shipped sets (2026-11-30): this veto refuses 7 of 633 unanswerable questions that were answered
    before, and none of 3,270 answerable ones.
    """
    question = case.question
    if question.expects != "list" or question.cue is None or not question.head or case.crosses or _asks_use(question):
        return False
    own = frozenset(stem_hashes(question.text))
    listed = [_has_list(tokens, at, own) for tokens, at in _nouns(case)]
    return bool(listed) and not any(listed)


def _asks_use(question: Question) -> bool:
    """Return whether a question asks what the things are for, and not which they are: *for what* are they good?"""
    return question.cue is not None and question.text[slice(*question.cue)].casefold().startswith("for ")


def _nouns(case: Case) -> Iterator[tuple[Tokens, int]]:
    """Yield the tokens of each text near the sentence with each position of the noun that is asked for."""
    heads = _heads(case)
    for row in case.positions:
        found = positions_in(case.table, row)
        for nth, text in enumerate(case.table.texts[row]):
            yield from (
                (read(text), place - nth * APART)
                for head in heads
                for place in found.get(head, ())
                if place // APART == nth
            )


def _heads(case: Case) -> list[int]:
    """Return the concepts of the noun that is asked for; after a noun for kinds, those of the noun that follows it."""
    heads = head_concepts(case.question, case.table)
    if case.question.head not in _KINDS:
        return heads
    return [at + 1 for at in heads if at + 1 < len(case.table.core.words)]


def _has_list(tokens: Tokens, noun: int, own: frozenset[int]) -> bool:
    """Return whether a noun has a list with a word that the question does not have."""
    return any(_goes_with(tokens, noun, each) and _is_new(tokens, noun, each, own) for each in typed_spans(tokens))


def _goes_with(tokens: Tokens, noun: int, span: Typed) -> bool:
    if span.kind not in ("listed", "quoted"):
        return False
    if span.first <= noun:
        return span.kind == "listed" and any(joins(tokens, at) for at in range(noun + 1, span.last + 1))
    return span.first - noun <= _SOON


def _is_new(tokens: Tokens, noun: int, span: Typed, own: frozenset[int]) -> bool:
    within = (tokens.owners >= max(noun + 1, span.first)) & (tokens.owners <= span.last)
    return not own.issuperset(tokens.hashes[within].tolist())
