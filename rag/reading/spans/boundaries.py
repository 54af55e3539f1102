"""Adjustment of the boundaries of the chosen candidate to its type: a whole list, a whole date, a bare name.

In: the question, a sentence and the candidate chosen in it. Out: the first and the last word of the answer.
"""

from rag.asking.question import Question
from rag.reading.forms.fitting import FITTING
from rag.reading.forms.kinds import outermost, typed_spans
from rag.reading.forms.lists import whole_list
from rag.reading.sentences.found import Found
from rag.reading.spans.fine_types import fine_type
from rag.reading.spans.narrow import narrowed

WHOLE = frozenset({"date", "amount", "percentage", "duration"})
"""Types whose answers are always whole spans."""


def adjusted(question: Question, found: Found, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of the answer for the candidate from `first` to `last`."""
    if question.expects == "list" or question.several:
        return whole_list(found.tokens, first, last)
    if question.expects == "thing" and question.head is None:
        return first, to_end_of_list(found, first, last)
    if question.expects in WHOLE:
        return _whole(question, found, first, last)
    return narrowed(question.expects, found.tokens, first, last)


def to_end_of_list(found: Found, first: int, last: int) -> int:
    """Return the last word of the longest list in which the words `first` to `last` end; `last` where there is none.

    A question for a thing may have a list for its answer, of which the first item is only a part.
    """
    lists = [(each.first, each.last) for each in typed_spans(found.tokens) if each.kind == "listed"]
    return max(
        (end for start, end in lists if start <= last <= end and found.is_new(max(start, first), end)), default=last
    )


def _whole(question: Question, found: Found, first: int, last: int) -> tuple[int, int]:
    """Return the longest span of the expected type around the candidate (the day with its year, the figure with its
    unit), else the first such span within it."""
    fitting = [each for each in typed_spans(found.tokens) if each.kind in FITTING[question.expects]]
    around = [each for each in fitting if each.first <= first and each.last >= last]
    if around:
        longest = max(around, key=lambda each: each.last - each.first)
        return longest.first, longest.last
    fits = fine_type(question)
    within = (each for each in outermost(fitting) if first <= each.first and each.last <= last)
    exact = (each for each in within if fits is None or fits(found.tokens.text[each.start : each.end]))
    return next(((each.first, each.last) for each in exact), (first, last))
