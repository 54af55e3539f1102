"""A short answer: a span of a sentence, and the chance that it is right."""

from dataclasses import dataclass

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.marks import balanced, signed
from rag.reading.sentences.found import Found

LEAST_CHANCE = 0.4
"""The least chance with which a short answer is given."""
LEAST_CHANCE_OF_THING = 0.6
"""The same where the expected type has no form of its own. Source: of 17 such questions of `eval/sets` 8 were answered
wrongly at .4, 2 at .6 (2026-11-29).
"""
LEAST_CHANCE_OF_WORDS = 0.55
"""The same for a span without a name, which is seldom the answer to what happened. Source: of 7 such
between this and .6 on thirteen sets of `eval/sets` and of others' all are right (2026-11-30).
"""
LEAST_CHANCE_OF_FORM = 0.25
"""The same for a span that is as a whole of the expected type. Source: on `styles`, `citations` and
`disguises` of `eval/sets` 63 such are right and 11 wrong from .25 on, 59 and 10 from .4 (2026-11-29).
"""
_MARKED: frozenset[Kind] = frozenset({"listed", "quoted", "amount", "duration", "percentage"})
_NAMES: frozenset[Kind] = frozenset({"name", "person", "place", "organisation"})
_MOST_JOINED = 2
"""Letters of proclitics before a word, at most: و and ب."""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """`found.tokens.text[start:end]`, and the chance that it answers.

    `is_sure_form` is whether it is as a whole of the expected type, in a sentence with the names of the question.
    """

    found: Found
    start: int
    end: int
    chance: float
    is_sure_form: bool = False

    @property
    def has_marked_end(self) -> bool:
        """Return whether the span is a quotation or a measure, or ends with a list, so that its form marks its end."""
        own = (each for each in typed_spans(self.found.tokens) if each.kind in _MARKED and each.end == self.end)
        return any(
            self.start <= each.start if each.kind == "listed" else abs(each.start - self.start) <= _MOST_JOINED
            for each in own
        )

    @property
    def is_name(self) -> bool:
        """Return whether the span has a name, or in English any capitalised word."""
        tokens, own = self.found.tokens, self._words()
        named = any(
            each.kind in _NAMES and each.first <= own[-1] and each.last >= own[0] for each in typed_spans(tokens)
        )
        return named or bool(tokens.capital[own].any())

    def _words(self) -> list[int]:
        tokens = self.found.tokens
        return [at for at in range(len(tokens)) if tokens.ends[at] > self.start and tokens.starts[at] < self.end]

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.found.tokens.text[self.start : self.end]

    def is_cross_lingual(self, language: Language) -> bool:
        """Return whether the span is in another language than this one."""
        return not self.found.is_translation and self.found.evidence.passage.language != language


def least_chance(question: Question, span: Span) -> float:
    """Return the least chance with which a span is given as the short answer."""
    if question.expects == "thing":
        if span.has_marked_end and question.head is None:
            return LEAST_CHANCE
        return LEAST_CHANCE_OF_THING if span.is_name else LEAST_CHANCE_OF_WORDS
    return LEAST_CHANCE_OF_FORM if span.is_sure_form else LEAST_CHANCE


def span_of(found: Found, first: int, last: int, chance: float, is_sure_form: bool = False) -> Span:
    """Return the span of some words, without a proclitic before the first one, with their signs and paired marks."""
    tokens = found.tokens
    start, end = int(tokens.starts[first] + tokens.skip[first]), int(tokens.ends[last])
    return Span(found, *balanced(tokens.text, *signed(tokens.text, start, end)), chance, is_sure_form)
