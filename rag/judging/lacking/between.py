"""Between which two places: flights between Lima and Oslo tell nothing of those between Oslo and Cairo.

In: a question, and a text. Out: the two places that a question asks about, and whether the text tells of two others.
Whether it names those asked about, in any spelling, the caller knows.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.asking.constraints import Constraint
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.tokens import read

_BEFORE = re.compile(
    r"(?<!\w)(?:between|link(?:s|ing)?|connect(?:s|ing)?|بين|[تي]ربط|[تي]صل)\s+(?:the\s+)?$", re.IGNORECASE
)
_JOINING = re.compile(r"\s+(?:(?:and|with|to)\s+(?:the\s+)?|مع\s+|و|ب)|\s*[-–]\s*", re.IGNORECASE)


def places_between(question: Question) -> Sequence[Constraint]:
    """Return the two names between which a question asks about something; none where it asks of no two."""
    names = sorted(question.names, key=lambda each: each.start)
    for first, second in pairwise(names):
        if _are_joined(question.text, (first.start, first.end), (second.start, second.end)):
            return first, second
    return ()


def tells_of_two_places(text: str) -> bool:
    """Return whether a text tells of something between two places."""
    places = sorted({(each.start, each.end) for each in typed_spans(read(text)) if each.kind == "place"})
    return any(_are_joined(text, first, second) for first, second in pairwise(places))


def _are_joined(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    gap = text[first[1] : second[0]]
    is_joined = _JOINING.fullmatch(gap) or (gap.isspace() and text[second[0]] == "و")
    return bool(is_joined) and _BEFORE.search(text[: first[0]]) is not None
