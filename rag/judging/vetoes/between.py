"""Vetoes answers about another pair of places: flights between Lima and Oslo are not those between Oslo and Cairo."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.judging.vetoes.case import Case
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read

_BEFORE = re.compile(
    r"(?<!\w)(?:between|link(?:s|ing)?|connect(?:s|ing)?|بين|[تي]ربط|[تي]صل)\s+(?:the\s+)?$", re.IGNORECASE
)
_JOINING = re.compile(r"\s+(?:(?:and|with|to)\s+(?:the\s+)?|مع\s+|و|ب)|\s*[-–]\s*", re.IGNORECASE)


def is_between_other_places(case: Case) -> bool:
    """Return whether one of the two places asked about is missing near the sentence, and the sentence itself joins two
    places."""
    is_one_missing = not all(map(case.is_near_or_in_title, _places_between(case.question)))
    return is_one_missing and any(map(_joins_two_places, case.table.texts[case.row]))


def _places_between(question: Question) -> Sequence[Constraint]:
    """Return the two names of a question that are joined by *between … and* or the like; none where no two are."""
    names = sorted(question.names, key=lambda each: each.start)
    for first, second in pairwise(names):
        if _are_joined(question.text, (first.start, first.end), (second.start, second.end)):
            return first, second
    return ()


def _joins_two_places(text: str) -> bool:
    """Return whether a text joins two places."""
    places = sorted({(each.start, each.end) for each in typed_spans(read(text)) if each.kind == "place"})
    return any(_are_joined(text, first, second) for first, second in pairwise(places))


def _are_joined(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    gap = text[first[1] : second[0]]
    is_joined = _JOINING.fullmatch(gap) or (gap.isspace() and text[second[0]] == "و")
    return bool(is_joined) and _BEFORE.search(text[: first[0]]) is not None
