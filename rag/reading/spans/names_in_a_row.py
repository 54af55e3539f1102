"""Which two countries: the names of the kind that is asked for that stand in a row (*Marjan and Zamarad*).

In: what is asked and the first sentence found. Out: the words of the row, or None. Only where more than one name is
asked for, and the sentence has one such row that the question has not; what a list has besides names is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.kinds import Kind, Typed, outermost, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.find import Found
from rag.reading.spans.finer import finer

_KINDS: Mapping[AnswerType, frozenset[Kind]] = {
    "place": frozenset({"place"}),
    "organisation": frozenset({"organisation", "quoted"}),
}
_BETWEEN = frozenset({"and", "&", "the", "و"})
"""Words between two names in a row, if any."""


class Row(NamedTuple):
    """The words `first` to `last` (included) of a sentence."""

    first: int
    last: int


def names_in_a_row(question: Question, found: Found) -> Row | None:
    """Return the only row of names in a sentence that may be what is asked for."""
    if not question.several or question.expects not in _KINDS:
        return None
    fits = finer(question)
    names = [each for each in typed_spans(found.tokens) if each.kind in _KINDS[question.expects]]
    new = [
        each
        for each in outermost(names)
        if (found.shares[each.first : each.last + 1] == 0).any() and (fits is None or fits(_text(found.tokens, each)))
    ]
    rows = [*_rows(found.tokens, sorted(new, key=lambda each: each.first))]
    return rows[0] if len(rows) == 1 else None


def _rows(tokens: Tokens, names: Sequence[Typed]) -> Iterator[Row]:
    """Yield where two names or more follow one another with nothing but commas and conjunctions between them."""
    at = 0
    while at < len(names):
        end = at
        while end + 1 < len(names) and _is_next(tokens, names[end], names[end + 1]):
            end += 1
        if end > at:
            yield Row(names[at].first, names[end].last)
        at = end + 1


def _is_next(tokens: Tokens, one: Typed, other: Typed) -> bool:
    between = range(one.last + 1, other.first)
    marks = slice(one.last + 1, other.first + 1)
    is_joined = bool(between) or bool(tokens.commas[marks].any()) or tokens.words[other.first].startswith("و")
    return is_joined and not tokens.gaps[marks].any() and all(tokens.words[at] in _BETWEEN for at in between)


def _text(tokens: Tokens, name: Typed) -> str:
    return tokens.text[name.start : name.end]
