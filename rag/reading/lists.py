"""The whole of a list that a span is a part of: from one item to all, by the commas and conjunctions between them.

In: the words of a text and a span. Out: the span grown over the items beside it, and without the noun that
only introduces them (in the fields of *energy and trade*, في مجالات *الطاقة والتجارة*).
"""

from rag.asking.question_cues import is_list_noun
from rag.reading.tokens import EDGES, Tokens

MOST_ITEM_WORDS = 8
"""An item of a list has at most so many words: chosen, as in an organised crime that crosses borders."""
MOST_ITEMS = 8

_AND = EDGES.index("and")
_COMMA = EDGES.index("comma")
_JOINING = frozenset({"و", "او", "and", "or", "&"})
_ENDING = frozenset(EDGES.index(name) for name in ("who", "be", "verb", "that", "because", "end"))


def whole_list(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the first and last word of the list that the words `first` to `last` are items of."""
    for _ in range(MOST_ITEMS):
        end = _next_item_end(tokens, last)
        if end is None:
            break
        last = end
    return _after_noun(tokens, first, last), last


def has_items(tokens: Tokens, first: int, last: int) -> bool:
    """Return whether the words are more than one item."""
    return any(_joins(tokens, at) for at in range(first + 1, last + 1))


def _joins(tokens: Tokens, at: int) -> bool:
    """Return whether the word at a place begins a further item: after a comma or a conjunction, or joined to one."""
    return (
        bool(tokens.commas[at]) or tokens.words[at] in _JOINING or bool(tokens.skip[at] and tokens.words[at][0] == "و")
    )


def _next_item_end(tokens: Tokens, last: int) -> int | None:
    """Return the last word of the item after a word; None where none follows."""
    at = last + 1
    if at >= len(tokens) or tokens.gaps[at] or not _joins(tokens, at):
        return None
    start = at + (tokens.words[at] in _JOINING)
    end = start
    while end + 1 < len(tokens) and end - start + 1 < MOST_ITEM_WORDS and not _stops(tokens, end + 1):
        end += 1
    while end > start and tokens.stop[end]:
        end -= 1
    return end if start < len(tokens) and not tokens.gaps[start] and not tokens.stop[end] else None


def _stops(tokens: Tokens, at: int) -> bool:
    return bool(tokens.gaps[at]) or _joins(tokens, at) or int(tokens.after[at - 1]) in _ENDING


def _after_noun(tokens: Tokens, first: int, last: int) -> int:
    """Return where the items begin after the noun that introduces them."""
    for at in range(first, last):
        if is_list_noun(tokens.words[at]):
            start = at + 1
            while start < last and tokens.stop[start]:
                start += 1
            return start
        if _joins(tokens, at + 1):
            break
    return first
