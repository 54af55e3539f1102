"""A short answer: words of a sentence, and the chance that they are right."""

from dataclasses import dataclass

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.marks import balanced, signed
from rag.reading.sentences.found import Found

LEAST_CHANCE = 0.4
"""A short answer is given from this chance on that it is right, and its sentence goes first."""
LEAST_CHANCE_OF_THING = 0.6
"""The same where no form of the answer is known. Source: of 17 such questions of `eval/sets` 8 were answered wrongly at
.4, 2 at .6 (2026-11-29).
"""
LEAST_CHANCE_OF_WORDS = 0.55
"""The same where those are no name: a name is what somebody is called, and seldom what happened. Source: of 7 such
between this and .6 on thirteen sets of `eval/sets` and of others' all are right (2026-11-30).
"""
LEAST_CHANCE_OF_FORM = 0.25
"""The same where what was chosen is, as a whole, of the kind that is asked for. Source: on `styles`, `citations` and
`disguises` of `eval/sets` 63 such are right and 11 wrong from .25 on, 59 and 10 from .4 (2026-11-29).
"""
_TOLD: frozenset[Kind] = frozenset({"listed", "quoted", "amount", "duration", "percentage"})
_NAMES: frozenset[Kind] = frozenset({"name", "person", "place", "organisation"})
_MOST_JOINED = 2
"""Letters of particles before a word, at most: و and ب."""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """The words `start` to `end` of the text that is read for a sentence, and the chance that they answer.

    `is_sure_form` tells that they are, as a whole, of a kind that is asked for, and their sentence has the names asked
    about.
    """

    found: Found
    start: int
    end: int
    chance: float
    is_sure_form: bool = False

    @property
    def is_told(self) -> bool:
        """Return whether the words are a quotation, a measure, or end with a list: their form tells where they end."""
        own = (each for each in typed_spans(self.found.tokens) if each.kind in _TOLD and each.end == self.end)
        return any(
            self.start <= each.start if each.kind == "listed" else abs(each.start - self.start) <= _MOST_JOINED
            for each in own
        )

    @property
    def is_name(self) -> bool:
        """Return whether the words hold a name, or in English any word with a capital."""
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
        """Return whether the words are in another language than this one."""
        return not self.found.is_translation and self.found.evidence.passage.language != language


def least_chance(question: Question, span: Span) -> float:
    """Return from which chance on a span is given as the short answer."""
    if question.expects == "thing":
        if span.is_told and question.head is None:
            return LEAST_CHANCE
        return LEAST_CHANCE_OF_THING if span.is_name else LEAST_CHANCE_OF_WORDS
    return LEAST_CHANCE_OF_FORM if span.is_sure_form else LEAST_CHANCE


def span_of(found: Found, first: int, last: int, chance: float, is_sure_form: bool = False) -> Span:
    """Return the span of some words, without a particle before the first one, with their signs and marks in pairs."""
    tokens = found.tokens
    start, end = int(tokens.starts[first] + tokens.skip[first]), int(tokens.ends[last])
    return Span(found, *balanced(tokens.text, *signed(tokens.text, start, end)), chance, is_sure_form)
