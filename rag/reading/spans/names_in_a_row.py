"""Coordinated names of the type asked for: which two countries? *Marjan and Zamarad*.

In: the question and the first sentence found. Out: the words of the row, or None. Only where the question asks for
several names and the sentence has one such row that is not in the question; other items of a list are left out.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.fold import fold
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.kinds import Kind, Typed, outermost, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words
from rag.reading.spans.fine_types import fine_type
from rag.words.bare_word import bare_word

_KINDS: Mapping[AnswerType, frozenset[Kind]] = {
    "place": frozenset({"place"}),
    "organisation": frozenset({"organisation", "quoted"}),
}
_BETWEEN = frozenset({"and", "&", "the", "و"})
"""Words between two names in a row, if any."""


def find_names_in_a_row(question: Question, found: Found) -> Words | None:
    """Return the only row of names of the type asked for in a sentence."""
    if not question.several:
        return None
    rows = rows_of_names(question, found, question.expects)
    return Words(rows[0][0].first, rows[0][-1].last) if len(rows) == 1 else None


def rows_of_names(question: Question, found: Found, expects: AnswerType) -> list[list[Typed]]:
    """Return the rows of two new names or more of the kinds that answer, each name once, in their order."""
    fits = fine_type(question)
    asked = frozenset(bare_word(fold(word)) for each in question.constraints for word in each.text.split())
    names = [each for each in typed_spans(found.tokens) if each.kind in _KINDS.get(expects, ())]
    new = {
        (each.first, each.last): each
        for each in outermost(names)
        if _is_new(asked, found, each) and (fits is None or fits(_text(found.tokens, each)))
    }
    return [row for row in _rows(found.tokens, [new[at] for at in sorted(new)]) if len(row) > 1]


def _rows(tokens: Tokens, names: Sequence[Typed]) -> list[list[Typed]]:
    """Return the names in rows: those that follow one another with nothing but commas and conjunctions between them."""
    rows = [[each] for each in names[:1]]
    for one, other in pairwise(names):
        if _is_next(tokens, one, other):
            rows[-1].append(other)
        else:
            rows.append([other])
    return rows


def _is_new(asked: frozenset[str], found: Found, name: Typed) -> bool:
    """Return whether a name has a word that is not in the names of the question."""
    own = found.tokens.words[name.first : name.last + 1]
    return not asked.issuperset(map(bare_word, own))


def _is_next(tokens: Tokens, one: Typed, other: Typed) -> bool:
    between = range(one.last + 1, other.first)
    marks = slice(one.last + 1, other.first + 1)
    is_joined = bool(between) or bool(tokens.commas[marks].any()) or tokens.words[other.first].startswith("و")
    return is_joined and not tokens.gaps[marks].any() and all(tokens.words[at] in _BETWEEN for at in between)


def _text(tokens: Tokens, name: Typed) -> str:
    return tokens.text[name.start : name.end]
