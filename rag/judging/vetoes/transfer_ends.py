"""The ends of a transfer (of what is sold, lent, sent, bought, received) in a text: its giver and its taker.

The taker stands after *to* or beside *market*, the giver after *from*. `transfer_ends.tsv` has the verbs and nouns in
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
"""The end of a verb's subject, by the kind of verb."""
_TABLE = Path(__file__).with_name("transfer_ends.tsv")
_REACH = 10
"""Words between a verb and a name at an end of it, at most: the *export* of crops and hides to *Norway*: chosen."""
_NAMED: frozenset[Kind] = frozenset({"place", "person", "organisation", "name"})
_FOR = re.compile("[وف]?ل(?P<name>\\w{3,})")


def has_verb(folded: str) -> bool:
    """Return whether a folded text has a verb or noun of a transfer."""
    return any(_patterns()[kind].search(folded) for kind in SUBJECT)


def transfer_verbs(tokens: Tokens) -> Iterator[tuple[int, str]]:
    """Yield the place of each verb or noun of a transfer, and its kind."""
    for at, word in enumerate(tokens.words):
        kind = next((kind for kind in SUBJECT if _patterns()[kind].fullmatch(word)), None)
        if kind:
            yield at, kind


def marked_end(tokens: Tokens, words: Sequence[int]) -> End | None:
    """Return the end of a name by the words beside it."""
    word = tokens.words[words[0]]
    before = next((each for each in reversed(tokens.words[: words[0]]) if each != "the"), "")
    if before in FROM:
        return "giver"
    return "taker" if before in TO or _is_for(word) or _is_market(tokens, words) else None


def ends_in(tokens: Tokens) -> Mapping[End, set[int]]:
    """Return the places of the names at either end of a transfer."""
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
    """Return whether *to* is joined to a name (لقطر, للبحرين), and not part of it: Lebanon (لبنان)."""
    match = _FOR.fullmatch(word)
    return match is not None and (match["name"][0] == "ل" or is_place(match["name"]))


def _is_market(tokens: Tokens, words: Sequence[int]) -> bool:
    beside = (*tokens.words[max(words[0] - 1, 0) : words[0]], *tokens.words[words[-1] + 1 : words[-1] + 2])
    return any(_patterns()["market"].fullmatch(word) for word in beside)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {word: starred(forms.split("|")) for word, forms in table_rows(_TABLE)}
