"""Lines in the order in which a page shows them, from left to right, brought into the order in which they are read.

This is the bidirectional algorithm (Unicode Annex 9) backwards, for one line without controls. It is not exact, because
two texts can look alike ("19 COVID" and "COVID 19" within Arabic); where it has to choose, a word before a number wins.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")

_RTL_LETTER = re.compile(
    "[\u0590-\u05ff\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]"
)
_LTR_LETTER = re.compile("[A-Za-zÀ-ÖØ-öø-ʯͰ-ϿЀ-ӿḀ-ỿﬀ-ﬆ]")
_DIGIT = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]")
# Between two digits these belong to the number; other signs after an Arabic word part it (Annex 9, W2 and W4).
_SEPARATORS = frozenset(".,:/٫٬")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_INNER_SPACE = re.compile(r"(?<=[(\[«]) | (?=[)\]»])")
_PAIRS = ("()", "[]", "{}", "«»")


class _Seen(NamedTuple):
    """An item by its place in the line, its kind (R, L: letters; D: digit; S: separator; N: other), and its level."""

    at: int
    kind: str
    is_rtl: bool


def logical(items: Sequence[Item], text_of: Callable[[Item], str]) -> list[Item]:
    """Return the items of a line, given as seen from left to right, in reading order.

    Args:
        text_of: the character, or the characters of one glyph, that an item is.
    """
    return [items[seen.at] for seen in _in_reading_order([text_of(item) for item in items])]


def logical_line(line: str) -> str:
    """Return a line of characters in visual order as it is read, its brackets facing as they were typed."""
    return "".join(
        line[seen.at].translate(_MIRRORED) if seen.is_rtl else line[seen.at] for seen in _in_reading_order(list(line))
    )


def with_facing_brackets(lines: Sequence[str]) -> list[str]:
    """Return the lines of a file with those kinds of brackets turned that close before they open in most of them.

    Programs differ in whether a bracket among Arabic is the sign that was typed or the shape that was drawn. A space
    on the inner side of a bracket is dropped: which of the two it was beside is lost with the order.
    """
    turned: dict[int, str] = {}
    for opening, closing in map(tuple, _PAIRS):
        if 2 * sum(_faces_away(line, opening, closing) for line in lines) > sum(
            opening in line and closing in line for line in lines
        ):
            turned |= {ord(opening): closing, ord(closing): opening}
    return [_INNER_SPACE.sub("", line.translate(turned)) for line in lines]


def _faces_away(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == closing) - (character == opening)
        if depth < 0:
            return False
    return depth == 0 and closing in text


def _in_reading_order(texts: Sequence[str]) -> list[_Seen]:
    kinds = [_kind(text) for text in texts]
    if "R" not in kinds:
        return [_Seen(at, kind, False) for at, kind in enumerate(kinds)]
    if kinds.count("R") >= kinds.count("L"):
        return _right_to_left([_Seen(at, kind, True) for at, kind in enumerate(kinds)])
    seen = [_Seen(at, kind, False) for at, kind in enumerate(kinds)]
    for start, end in _arabic_runs(kinds):
        seen[start:end] = _right_to_left([each._replace(is_rtl=True) for each in seen[start:end]])
    return seen


def _kind(text: str) -> str:
    if _RTL_LETTER.search(text):
        return "R"
    if _LTR_LETTER.search(text):
        return "L"
    if _DIGIT.search(text):
        return "D"
    return "S" if text in _SEPARATORS else "N"


def _right_to_left(seen: list[_Seen]) -> list[_Seen]:
    """Return a right-to-left run in reading order; Latin words and numbers within it keep their own."""
    seen = seen[::-1]
    for start, end in _left_to_right_runs([each.kind for each in seen]):
        seen[start:end] = [each._replace(is_rtl=False) for each in seen[start:end][::-1]]
    return seen


def _left_to_right_runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of Latin words and of numbers, which stand backwards in a line that was turned round."""
    at = 0
    while at < len(kinds):
        if kinds[at] in "LD":
            end = _left_to_right_end(kinds, at)
            yield at, end
            at = end
        else:
            at += 1


def _left_to_right_end(kinds: Sequence[str], start: int) -> int:
    end = start + 1
    for at in range(start + 1, len(kinds)):
        if kinds[at] == "R":
            break
        if kinds[at] in "LD":
            if not _joins(kinds, end, at):
                break
            end = at + 1
    return end


def _joins(kinds: Sequence[str], end: int, at: int) -> bool:
    """Return whether what lies between `end` and `at` keeps both sides in one run; a word joins what follows it."""
    if end == at or kinds[at] == "L":
        return True
    return kinds[end - 1] == "D" and list(kinds[end:at]) == ["S"]


def _arabic_runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs from one Arabic word to another with no Latin word between, numbers at their end included."""
    at = 0
    while at < len(kinds):
        if kinds[at] != "R":
            at += 1
            continue
        end = at + 1
        for after in range(at + 1, len(kinds)):
            if kinds[after] == "L":
                break
            if kinds[after] == "R":
                end = after + 1
        yield at, end
        at = end
