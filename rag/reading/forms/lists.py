"""Coordinated lists: from one item to all of them, by the commas and conjunctions between them.

In: the words of a text and an item. Out: the first and the last word of its list, without the noun that introduces the
items (in the fields of *energy and trade*, في مجالات *الطاقة والتجارة*).
"""

from collections.abc import Iterator

from rag.asking.words.question_heads import is_list_noun
from rag.reading.forms.tokens import EDGES, Tokens

MOST_ITEM_WORDS = 8
"""Words of an item, at most: chosen."""
MOST_WORDS_BEFORE = 3
"""Words of an item before a known one, at most: fewer, since the words before the first item are no part of the list:
chosen."""
MOST_ITEMS = 8

_ARTICLES = frozenset({"the", "a", "an", "other", "its", "their"})
_JOINING = frozenset({"و", "او", "and", "or", "&"})
_ENDING = frozenset(EDGES.index(name) for name in ("who", "be", "verb", "that", "because", "end"))


def lists_in(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each list of a text: of items that are joined by commas or conjunctions."""
    at = 1
    while at < len(tokens):
        if joins(tokens, at) and _item_before(tokens, at) is not None and _item_after(tokens, at - 1) is not None:
            first, last = whole_list(tokens, at - 1, at - 1)
            if last >= at and _has_conjunction(tokens, first, last):
                yield first, last
                at = last
        at += 1


def _has_conjunction(tokens: Tokens, first: int, last: int) -> bool:
    """Return whether a conjunction joins any of the items; commas alone separate clauses more often than items."""
    return any(_is_and(tokens, at) for at in range(first + 1, last + 1))


def _is_and(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in _JOINING or bool(tokens.skip[at] and tokens.words[at][0] == "و")


def whole_list(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of the list that the words `first` to `last` are items of."""
    for _ in range(MOST_ITEMS):
        start = _item_before(tokens, first)
        if start is None:
            break
        first = start
    for _ in range(MOST_ITEMS):
        end = _item_after(tokens, last)
        if end is None:
            break
        last = end
    last = _end_of_items(tokens, first, last)
    return _after_noun(tokens, first, last), last


def _end_of_items(tokens: Tokens, first: int, last: int) -> int:
    """Return the last word of a list, before the clause that may follow it: *Kenya and Nepal*, researchers said.

    Where no comma stands before the first conjunction, a comma after it separates clauses; not so before a further
    conjunction, in Arabic with a definite noun (النفط والغاز، والزراعة).
    """
    starts = [at for at in range(first + 1, last + 1) if joins(tokens, at)]
    has_two_clauses = len(starts) == 1 and tokens.commas[starts[0]] and tokens.words[starts[0]] == "and"
    if has_two_clauses:  # no comma separates two items
        return starts[0] - 1
    if not starts or tokens.commas[starts[0]]:
        return last
    return next((at - 1 for at in starts if tokens.commas[at] and not _is_further(tokens, at, last)), last)


def _is_further(tokens: Tokens, at: int, last: int) -> bool:
    """Return whether a word after a comma begins a further item of a list that had a conjunction before."""
    if tokens.words[at][0] == "و":
        return tokens.words[at].startswith("وال")
    return any(_is_and(tokens, other) for other in range(at, last + 1))


def _item_before(tokens: Tokens, first: int) -> int | None:
    """Return the first word of the item before the one that begins with the word `first`; None where there is none."""
    if first == 0 or tokens.gaps[first]:
        return None
    end = first - 1
    if tokens.words[end] in _JOINING:
        end -= 1
    elif not joins(tokens, first):
        return None
    start = end
    if start < 1 or tokens.stop[start] or tokens.gaps[start + 1]:
        return None
    while (
        start > 0
        and end - start + 1 < MOST_WORDS_BEFORE
        and not joins(tokens, start)
        and not tokens.gaps[start]
        and not tokens.stop[start - 1]
    ):
        start -= 1
    return start or None


def joins(tokens: Tokens, at: int) -> bool:
    """Return whether a word begins a further item: after a comma, or as a conjunction or with one as its prefix."""
    return bool(tokens.commas[at]) or _is_and(tokens, at)


def _item_after(tokens: Tokens, last: int) -> int | None:
    """Return the last word of the item that follows the word `last`; None where none does."""
    at = last + 1
    if at >= len(tokens) or tokens.gaps[at] or not joins(tokens, at):
        return None
    start = at + (tokens.words[at] in _JOINING)
    while start < len(tokens) and tokens.words[start] in _ARTICLES:
        start += 1
    if start >= len(tokens) or tokens.stop[start] or tokens.gaps[start]:
        return None
    return _item_end(tokens, start)


def list_from(tokens: Tokens, first: int) -> tuple[int, int]:
    """Return the first and last word of the list whose first item begins with the word `first`."""
    last = _item_end(tokens, first)
    for _ in range(MOST_ITEMS):
        end = _item_after(tokens, last)
        if end is None:
            break
        last = end
    return first, _end_of_items(tokens, first, last)


def _item_end(tokens: Tokens, start: int) -> int:
    """Return the last word of the item that begins with the word `start`."""
    end = start
    while end + 1 < len(tokens) and end - start + 1 < MOST_ITEM_WORDS and not _stops(tokens, end + 1):
        end += 1
    while end > start and tokens.stop[end]:
        end -= 1
    return end


def _stops(tokens: Tokens, at: int) -> bool:
    return bool(tokens.gaps[at]) or joins(tokens, at) or int(tokens.after[at - 1]) in _ENDING


def _after_noun(tokens: Tokens, first: int, last: int) -> int:
    """Return the first word after the noun that introduces the items; `first` where no such noun stands in the first
    item or before a further list."""
    is_first = True
    for at in range(first, last):
        if is_list_noun(tokens.words[at]) and (is_first or any(joins(tokens, n) for n in range(at + 2, last + 1))):
            start = at + 1
            while start < last and tokens.stop[start]:
                start += 1
            return start
        is_first &= not joins(tokens, at + 1)
    return first
