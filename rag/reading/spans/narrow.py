"""A candidate narrowed to the part of it that is of the expected type.

In: the expected type, the words of a text and a candidate. Out: a span within the candidate, or the only reason of its
sentence. A candidate may have superfluous words (*Ras Nour* before the end of the year): the answer is the only named
entity in it, else the words before its first function word.
"""

from collections.abc import Mapping

from rag.asking.answer_type import AnswerType
from rag.reading.forms.kinds import Kind, outermost, typed_spans
from rag.reading.forms.tokens import EDGES, Tokens

# Kinds of the type, the surest first.
_SURE: Mapping[AnswerType, tuple[Kind, ...]] = {
    "person": ("person", "name"),
    "place": ("place", "name"),
    "organisation": ("organisation", "quoted", "name"),
}
_ENDS = frozenset(EDGES.index(name) for name in ("in", "by", "that", "because", "be", "who", "verb", "other"))


def narrowed(expects: AnswerType, tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of the answer within the words `first` to `last`."""
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
    """Return the only reason clause of a sentence; the span itself where there are several or none."""
    spans = [each for each in typed_spans(tokens) if each.kind == "reason"]
    starts = {each.first for each in spans}
    if len(starts) != 1 or any(each.first <= first and last <= each.last for each in spans):
        return first, last
    shortest = min(spans, key=lambda each: each.last)
    return shortest.first, shortest.last
