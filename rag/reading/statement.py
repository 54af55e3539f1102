"""What somebody said, in the words of the text: the quotation of a sentence, or what follows "that" or أنّ.

In: the words of a sentence. Out: the offsets of what is said there, or None. A sentence from the middle of a quotation
that began before is said as a whole.
"""

import re

from rag.reading.kinds import typed_spans
from rag.reading.tokens import Tokens

MOST_WORDS = 40
"""A statement with more words is no short answer: chosen."""
LEAST_WORDS = 3
_CLOSING = re.compile('[”“»"][.،,]?\\s*$')
_THAT = re.compile(r"(?<!\w)(?:ب?ان(?:ه|ها|هم|نا)?|that)\s+")


def stated(tokens: Tokens) -> tuple[int, int] | None:
    """Return the raw offsets of what a sentence says that somebody said."""
    quotations = [each for each in typed_spans(tokens) if each.kind == "quoted" and _fits(each.last - each.first + 1)]
    if quotations:
        longest = max(quotations, key=lambda each: each.last - each.first)
        return longest.start, longest.end
    if not len(tokens):
        return None
    if _CLOSING.search(tokens.folded.text) and _fits(len(tokens)):
        return int(tokens.starts[0]), int(tokens.ends[-1])
    that = _THAT.search(tokens.folded.text)
    if that is None:
        return None
    first, _ = tokens.at(that.end(), len(tokens.folded.text))
    last = next((at - 1 for at in range(first + 1, len(tokens)) if tokens.gaps[at]), len(tokens) - 1)
    return (int(tokens.starts[first]), int(tokens.ends[last])) if _fits(last - first + 1) else None


def _fits(words: int) -> bool:
    return LEAST_WORDS <= words <= MOST_WORDS
