"""The giver and the taker of a transfer in a text: of what is sold, lent, sent, bought or received.

The taker stands after *to* or beside *market*, the giver after *from*. `transfer_ends.tsv` has the verbs and nouns of
both languages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.table import table_rows
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.spans.routes import FROM, TO
from rag.words.known_names import is_people, is_place
from rag.words.pattern import starred

End = Literal["giver", "taker"]
OTHER: Mapping[End, End] = {"giver": "taker", "taker": "giver"}
SUBJECT: Mapping[str, End] = {"give": "giver", "take": "taker"}
"""The end at which the subject of a verb is, by the kind of verb."""
_TABLE = Path(__file__).with_name("transfer_ends.tsv")
_REACH = 10
"""Words from a verb to a giver or taker, at most: the *export* of crops and hides to *Norway*: chosen."""
_NAMED: frozenset[Kind] = frozenset({"place", "person", "organisation", "name"})
_FOR = re.compile("[وف]?ل(?P<name>\\w{3,})")


def has_verb(folded: str) -> bool:
    """Return whether a folded text has a verb or noun of a transfer."""
    return any(_patterns()[kind].search(folded) for kind in SUBJECT)


def transfer_verbs(tokens: Tokens) -> Iterator[tuple[int, str]]:
    """Yield the position of each verb or noun of a transfer, with its kind: `give` or `take`."""
    for at, word in enumerate(tokens.words):
        kind = next((kind for kind in SUBJECT if _patterns()[kind].fullmatch(word)), None)
        if kind:
            yield at, kind


def marked_end(tokens: Tokens, words: Sequence[int]) -> End | None:
    """Return whether a name is giver or taker by the words beside it; None where they do not show it."""
    word = tokens.words[words[0]]
    before = next((each for each in reversed(tokens.words[: words[0]]) if each != "the"), "")
    if before in FROM:
        return "giver"
    return "taker" if before in TO or _is_for(word) or _is_market(tokens, words) else None


def ends_in(tokens: Tokens) -> Mapping[End, set[int]]:
    """Return the positions of the names that are givers and takers of a transfer."""
    verbs = [at for at, _ in transfer_verbs(tokens)]
    ends: dict[End, set[int]] = {}
    for words in _names(tokens):
        end = marked_end(tokens, words)
        near = (words.start - at for at in verbs)
        if end and any(0 < far <= _REACH or (_is_market(tokens, words) and abs(far) <= _REACH) for far in near):
            ends.setdefault(end, set()).update(words)
    return ends


def _names(tokens: Tokens) -> Iterator[range]:
    yield from (range(each.first, each.last + 1) for each in typed_spans(tokens) if each.kind in _NAMED)
    yield from (range(at, at + 1) for at, word in enumerate(tokens.words) if is_people(word))


def _is_for(word: str) -> bool:
    """Return whether a word is a name with the prefix *to* (لقطر, للبحرين), and not a name in ل (لبنان)."""
    match = _FOR.fullmatch(word)
    return match is not None and (match["name"][0] == "ل" or is_place(match["name"]))


def _is_market(tokens: Tokens, words: Sequence[int]) -> bool:
    beside = (*tokens.words[max(words[0] - 1, 0) : words[0]], *tokens.words[words[-1] + 1 : words[-1] + 2])
    return any(_patterns()["market"].fullmatch(word) for word in beside)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {word: starred(forms.split("|")) for word, forms in table_rows(_TABLE)}
