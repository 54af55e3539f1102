"""The names, dates and numbers of a question: what a passage must mention to answer it.

In: a question. Out: `Constraint`s in order, without overlaps. Passages may paraphrase other words, which are therefore
no constraints. The terms are those of the index, so that ميرزاييف matches Mirziyoyev.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.fold import fold_with_origins
from index.words.terms import word_terms, words
from rag.asking.answer_type import Span
from rag.asking.words.dates_and_numbers import date_spans, number_spans
from rag.asking.words.proper_names import name_spans, quoted_spans

ConstraintKind = Literal["name", "date", "number"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A span of the question, `question[start:end] == text`, that a passage must mention.

    `terms` has the terms of each word (stem, number, sound); a passage that has any term of a word mentions the word.
    """

    kind: ConstraintKind
    text: str
    start: int
    end: int
    terms: tuple[tuple[str, ...], ...]


def constraints_of(question: str) -> tuple[Constraint, ...]:
    """Return the constraints of a question.

    >>> [(each.kind, each.text) for each in constraints_of("Did Selim Haddad leave in March 2016?")]
    [('name', 'Selim Haddad'), ('date', 'March 2016')]
    """
    found: list[Constraint] = []
    for kind, (start, end) in _candidates(question):
        terms = tuple(each for word in words(question[start:end]) if (each := word_terms(word.text, word.kind)))
        if terms and all(end <= other.start or other.end <= start for other in found):
            found.append(Constraint(kind, question[start:end], start, end, terms))
    return tuple(sorted(found, key=lambda each: each.start))


def _candidates(question: str) -> Iterator[tuple[ConstraintKind, Span]]:
    """Yield the candidates, the surest first; they may overlap."""
    folded = fold_with_origins(question)
    yield from (("name", span) for span in quoted_spans(question))
    yield from (("date", span) for span in date_spans(folded))
    yield from (("number", span) for span in number_spans(folded))
    yield from (("name", span) for span in name_spans(folded))
