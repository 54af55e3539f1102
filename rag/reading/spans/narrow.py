"""A span cut down to the one thing in it that is of the type asked for.

In: the type, the words of a text and a span. Out: a span within it, or the one reason that a sentence gives. What a
network chose may carry words along (*Ras Nour before the end of the year*); what it carries of a surely known form is
the answer, and else what stands before the first small word.
"""

from collections.abc import Mapping

from rag.asking.answer_type import AnswerType
from rag.reading.forms.kinds import Kind, outermost, typed_spans
from rag.reading.forms.tokens import EDGES, Tokens

# Kinds that are surely of the type, the surest first.
_SURE: Mapping[AnswerType, tuple[Kind, ...]] = {
    "person": ("person", "name"),
    "place": ("place", "name"),
    "organisation": ("organisation", "quoted", "name"),
}
_ENDS = frozenset(EDGES.index(name) for name in ("in", "by", "that", "because", "be", "who", "verb", "other"))


def narrowed(expects: AnswerType, tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of what answers within the words `first` to `last`."""
    if expects == "reason":
        return _reason(tokens, first, last)
    spans = typed_spans(tokens)
    for kind in _SURE.get(expects, ()):
        own = outermost([each for each in spans if each.kind == kind])
        if any(each.first <= first and last <= each.last for each in own):
            return first, last
        begun = next((each for each in own if each.first < first <= each.last), None)
        if begun is not None:
            return first, begun.last
        within = [each for each in own if first <= each.first and each.last <= last]
        if len(within) == 1:
            return within[0].first, within[0].last
    if expects not in _SURE:
        return first, last
    cut = next((at for at in range(first, last) if int(tokens.after[at]) in _ENDS), last)
    return first, cut


def _reason(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the clause of a sentence that says because, where there is one only; else the span."""
    spans = [each for each in typed_spans(tokens) if each.kind == "reason"]
    starts = {each.first for each in spans}
    if len(starts) != 1 or any(each.first <= first and last <= each.last for each in spans):
        return first, last
    shortest = min(spans, key=lambda each: each.last)
    return shortest.first, shortest.last
