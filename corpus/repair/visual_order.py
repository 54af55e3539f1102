"""Converts lines from visual order (left to right, as displayed) to logical order (as read).

The inverse of the bidirectional algorithm (Unicode Annex 9), for a line without controls. It is not unique: "19 COVID"
and "COVID 19" look alike within Arabic. Where two logical orders are possible, the word is put before the number.
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
# Part of a number between two digits; other signs separate numbers after an Arabic word (Annex 9, W2 and W4).
_SEPARATORS = frozenset(".,:/٫٬")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_INNER_SPACE = re.compile(r"(?<=[(\[«]) | (?=[)\]»])")
_PAIRS = ("()", "[]", "{}", "«»")


class _Placed(NamedTuple):
    """An item of a line: its visual position, its class, and its direction.

    The class is R or L for letters, D for digits, S for separators of numbers, and N for anything else.
    """

    at: int
    kind: str
    is_rtl: bool


def logical(items: Sequence[Item], text_of: Callable[[Item], str]) -> list[Item]:
    """Return the items of a line in logical order.

    Args:
        items: in visual order, from left to right.
        text_of: returns the characters of an item, which may be a glyph.
    """
    return [items[placed.at] for placed in _in_logical_order([text_of(item) for item in items])]


def logical_line(line: str) -> str:
    """Return a line in visual order in logical order; brackets in right-to-left text are mirrored."""
    return "".join(
        line[placed.at].translate(_MIRRORED) if placed.is_rtl else line[placed.at]
        for placed in _in_logical_order(list(line))
    )


def with_matching_brackets(lines: Sequence[str]) -> list[str]:
    """Return the lines of a file, with each kind of bracket swapped that closes before it opens in most lines with it.

    Programs store a bracket in Arabic text either as typed or mirrored, as displayed. Spaces on the inner side of a
    bracket, which result from reordering, are removed.
    """
    swapped: dict[int, str] = {}
    for opening, closing in map(tuple, _PAIRS):
        if 2 * sum(_closes_first(line, opening, closing) for line in lines) > sum(
            opening in line and closing in line for line in lines
        ):
            swapped |= {ord(opening): closing, ord(closing): opening}
    return [_INNER_SPACE.sub("", line.translate(swapped)) for line in lines]


def _closes_first(text: str, opening: str, closing: str) -> bool:
    """Return whether all brackets of one kind match if they are swapped."""
    depth = 0
    for character in text:
        depth += (character == closing) - (character == opening)
        if depth < 0:
            return False
    return depth == 0 and closing in text


def _in_logical_order(texts: Sequence[str]) -> list[_Placed]:
    """Return the items in logical order; a line is right-to-left if Latin items are no more than Arabic ones."""
    kinds = [_kind(text) for text in texts]
    if "R" not in kinds:
        return [_Placed(at, kind, False) for at, kind in enumerate(kinds)]
    if kinds.count("R") >= kinds.count("L"):
        return _right_to_left([_Placed(at, kind, True) for at, kind in enumerate(kinds)])
    placed = [_Placed(at, kind, False) for at, kind in enumerate(kinds)]
    for start, end in _arabic_runs(kinds):
        placed[start:end] = _right_to_left([each._replace(is_rtl=True) for each in placed[start:end]])
    return placed


def _kind(text: str) -> str:
    if _RTL_LETTER.search(text):
        return "R"
    if _LTR_LETTER.search(text):
        return "L"
    if _DIGIT.search(text):
        return "D"
    return "S" if text in _SEPARATORS else "N"


def _right_to_left(visual: list[_Placed]) -> list[_Placed]:
    """Return a right-to-left run in logical order; Latin words and numbers within it stay left-to-right."""
    ordered = visual[::-1]
    for start, end in _left_to_right_runs([each.kind for each in ordered]):
        ordered[start:end] = [each._replace(is_rtl=False) for each in ordered[start:end][::-1]]
    return ordered


def _left_to_right_runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of Latin words and of numbers, which are reversed in a reversed line."""
    at = 0
    while at < len(kinds):
        if kinds[at] in "LD":
            end = _left_to_right_end(kinds, at)
            yield at, end
            at = end
        else:
            at += 1


def _left_to_right_end(kinds: Sequence[str], start: int) -> int:
    """Return the end of the left-to-right run that begins at `start`."""
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
    """Return whether the item at `at` belongs to the run that ends at `end`: a Latin letter always does; a digit if it
    is adjacent, or after a digit and one separator."""
    if end == at or kinds[at] == "L":
        return True
    return kinds[end - 1] == "D" and list(kinds[end:at]) == ["S"]


def _arabic_runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs from one Arabic letter to the last one before a Latin letter."""
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
