"""Reported speech: the quotation of a sentence, or the clause after "that" or أنّ.

In: the words of a sentence. Out: the raw offsets of what is reported, or None. A name in quotation marks (the «Salt
Process») is no reported speech. A sentence from the middle of a quotation that began before is reported as a whole.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.tokens import Tokens
from rag.reading.rules.word_lists import LISTS

MOST_WORDS = 40
"""A statement of more words is no short answer: chosen."""
LEAST_WORDS = 3
LEAST_QUOTED = 2
"""Words of a quotation after a verb of saying, at least: they called it “home ground”."""
MOST_CAPITALS = 0.6
"""Share of capitalised words above which a quotation is a title: chosen."""

_MARKS = re.compile('[«»“”"]')
_OPENING = re.compile('[«“”"](?=[^«»“”"]*\\w[^«»“”"]*$)')
_THAT = re.compile(r"(?<!\w)(?:ب?ان(?:ه|ها|هم|نا)?|that)\s+")
CALLS = LISTS.compile(r"(?<!\w)<CALLS>(?!\w)")
_SAYS = LISTS.compile(r"(?<!\w)(?:<SAYS>|(?:[وف]|ل|لل|ال)?<SAYS_AR>)(?!\w)")
_SAID_BY = LISTS.compile(r"(?<!\w)[وف]?<SAID_AR>\s+ال\w+(?:\s+\w+){0,2}$")
"""A verb of saying and the speaker before a quotation without a colon: قالت المديرة «…»."""
_ARTICLES = frozenset({"a", "an", "the"})


def reported_speech(tokens: Tokens) -> tuple[int, int] | None:
    """Return the raw offsets of what a sentence reports that somebody said; None where it reports nothing."""
    if not len(tokens):
        return None
    said = [each for each in typed_spans(tokens) if each.kind == "quoted" and _is_speech(tokens, each)]
    if said:
        longest = max(said, key=lambda each: each.last - each.first)
        return longest.start, longest.end
    if len(_MARKS.findall(tokens.text)) % 2:  # a quotation that goes on, or that began before
        opening = _OPENING.search(tokens.text)
        return _if_short(tokens, *words_between(tokens, opening.end() if opening else 0, len(tokens.text)))
    that = _THAT.search(tokens.folded.text) if _SAYS.search(tokens.folded.text) else None
    if that is None:
        return None
    first = tokens.word_from(that.end())
    last = next((at - 1 for at in range(first + 1, len(tokens)) if tokens.gaps[at]), len(tokens) - 1)
    return _if_short(tokens, first, last)


def quoted_titles(tokens: Tokens) -> Sequence[Typed]:
    """Return the words in quotation marks that are a name and no reported speech."""
    return [each for each in typed_spans(tokens) if each.kind == "quoted" and not _is_speech(tokens, each)]


def _is_speech(tokens: Tokens, quoted: Typed) -> bool:
    """Return whether a quotation is what somebody said, and not the name of something."""
    first, count = quoted.first, quoted.last - quoted.first + 1
    if not LEAST_QUOTED <= count <= MOST_WORDS or tokens.capital[first : quoted.last + 1].mean() > MOST_CAPITALS:
        return False
    before = fold(tokens.text[: quoted.start]).rstrip('"«»“” ')
    if not before or before[-1] in ":,،" or _THAT.search(f"{before} ") or CALLS.search(before):
        return True
    if count >= LEAST_WORDS and _SAID_BY.search(before):
        return True
    return _SAYS.search(before) is not None and _introduces(tokens, first - 1)


def _introduces(tokens: Tokens, at: int) -> bool:
    """Return whether a word may stand right before a quotation that is speech: *of*, عن, the verb of saying itself."""
    return bool(tokens.stop[at] and tokens.words[at] not in _ARTICLES) or _SAYS.fullmatch(tokens.words[at]) is not None


def words_between(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the first and last word of a span of the raw text."""
    return int(tokens.ends.searchsorted(start, "right")), int(tokens.starts.searchsorted(end, "left")) - 1


def _if_short(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the raw offsets of some words; None where they are too few or too many for a statement."""
    fits = LEAST_WORDS <= last - first + 1 <= MOST_WORDS
    return (int(tokens.starts[first]), int(tokens.ends[last])) if fits else None
