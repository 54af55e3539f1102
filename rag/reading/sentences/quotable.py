"""Which sentences can be answers: neither headings nor questions, which name what is asked about and do not say it.

A heading may still state a figure, a date or a name of the type asked for (*Invoice no. 2025-0417*, *Meeting moved to
Friday*). A question is what somebody said.
"""

from corpus.passage import Passage
from corpus.sentences import is_question
from rag.asking.answer_type import FIGURES, AnswerType
from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.tokens import Tokens, read
from rag.reading.sentences.units import Unit

_STATED: frozenset[AnswerType] = frozenset({*FIGURES, "date", "person", "organisation", "place", "name"})
"""Types of answers that a heading may state."""
_UTTERANCES: frozenset[AnswerType] = frozenset({"statement", "sentences"})
"""Types of answers that a question may be: what somebody said, or whatever stands about a topic."""


def can_answer(question: Question, passage: Passage, unit: Unit) -> bool:
    """Return whether a sentence may answer a question, by its form."""
    text = passage.text[unit.start : unit.end]
    if is_question(text):
        return question.expects in _UTTERANCES and not passage.place.is_heading
    return not passage.place.is_heading or _states(question, text)


def _states(question: Question, text: str) -> bool:
    """Return whether a heading has words of the type asked for that are not all in the question."""
    if question.expects not in _STATED:
        return False
    asked, tokens = {*read(question.text).words}, read(text)
    return any(
        each.kind in FITTING[question.expects] and not asked.issuperset(tokens.words[each.first : each.last + 1])
        for each in typed_spans(tokens)
        if each.kind != "name" or _is_name_among_words(each, tokens)
    )


def _is_name_among_words(name: Typed, tokens: Tokens) -> bool:
    """Return whether a name stands among words without capitals: in *Annual Leave* all have them, as in any title, and
    in *Minutes of the meeting* the first word."""
    begins = bool(tokens.digits[: name.first].all())  # a number before it is that of the heading
    if name.first == name.last and begins:
        return False
    others = [at for at in range(len(tokens)) if not name.first <= at <= name.last]
    return any(not tokens.capital[at] and not tokens.stop[at] for at in others)
