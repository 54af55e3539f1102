"""Reported speech: the quotation of a sentence, what follows "that" or أنّ, or what somebody stresses.

In: the words of a sentence. Out: the raw offsets of what is reported there, or None. A name in quotation marks (the
«Salt Process») is said by nobody. A sentence from the middle of a quotation that began before is reported as a whole.
"""

import re
from collections.abc import Sequence

from corpus.fold import bare, fold
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.marks import balanced
from rag.reading.forms.tokens import Tokens
from rag.words.pattern import one_of

MOST_WORDS = 40
"""A statement with more words is no short answer: chosen."""
LEAST_WORDS = 3
LEAST_QUOTED = 2
"""The same of a quotation after a word of saying: he called it “home ground”."""
MOST_CAPITALS = 0.6
"""Of the words of a title more have capitals, of a quotation fewer: chosen."""

_MARKS = re.compile('[«»“”"]')
_OPENING = re.compile('[«“”"](?=[^«»“”"]*\\w[^«»“”"]*$)')
_THAT = re.compile(r"(?<!\w)(?:ب?ان(?:ه|ها|هم|نا)?|that)\s+")
_SURELY_THAT = re.compile(r"(?<!\w)(?:ب?ان(?:ه|ها|هم|نا)|that)\s+")
"""Without a verb of saying أن is to do something: أرادت أن ترتقي."""
_SAYS_ENGLISH = one_of(
    "say says said tell tells told write writes wrote add adds added state stated declare declared stress stressed "
    "call calls called describe describes described announce announced as words".split()
)
_SAYS_ARABIC = one_of(
    "قال قالت قالوا قوله قولها وصف وصفت وصفه وصفها وصفته سمى سماه سماها أضاف أضافت كتب كتبت أعلن أعلنت صرح صرحت ذكر "
    "ذكرت أكد أكدت أوضح أوضحت شدد شددت رأى رأت حذر حذرت نفى نفت يقول تقول إعلان "
    "عد عدت عده عدها اعتبر اعتبرت اعتبره اعتبرها".split()
)
CALLS = re.compile(rf"(?<!\w){one_of('call calls called describe describes described dubbed'.split())}(?!\w)")
_SAYS = re.compile(rf"(?<!\w)(?:{_SAYS_ENGLISH}|(?:[وف]|ل|لل|ال)?{_SAYS_ARABIC})(?!\w)")
_SAID_BY = re.compile(rf"(?<!\w)[وف]?{one_of('قال قالت أضاف أضافت'.split())}\s+ال\w+(?:\s+\w+){{0,2}}$")
"""Somebody said, without a colon: قالت المديرة «…»."""
STRESSES = re.compile(
    r"(?<!\w)(?:stress(?:es|ed)?|emphasi[sz](?:es?|ed)|underlin(?:es?|ed)|reaffirm(?:s|ed)?|highlight(?:s|ed)?"
    r"|[وف]?(?:[يت]?وكد|اكدت?|[يت]?شددت?))(?!\w)"
)
_OVER = "على"
"""As it is spelt: folded, it is the name علي."""
_ARTICLES = frozenset({"a", "an", "the"})


def reported_speech(tokens: Tokens) -> tuple[int, int] | None:
    """Return the raw offsets of what a sentence says that somebody said."""
    if not len(tokens):
        return None
    quotations = [each for each in typed_spans(tokens) if each.kind == "quoted"]
    said = [each for each in quotations if _is_said(tokens, each)]
    if said:
        longest = max(said, key=lambda each: each.last - each.first)
        return longest.start, longest.end
    if len(_MARKS.findall(tokens.text)) % 2:  # a quotation that goes on, or that began before
        opening = _OPENING.search(tokens.text)
        return _unless_long(tokens, *words_between(tokens, opening.end() if opening else 0, len(tokens.text)))
    that = (_THAT if _SAYS.search(tokens.folded.text) else _SURELY_THAT).search(tokens.folded.text)
    if that is None:
        return None
    first, _ = tokens.at(that.end(), len(tokens.folded.text))
    last = next((at - 1 for at in range(first + 1, len(tokens)) if tokens.gaps[at]), len(tokens) - 1)
    return _unless_long(tokens, first, last)


def stressed(tokens: Tokens) -> tuple[int, int] | None:
    """Return the raw offsets of what somebody stresses without *that*: stressed *the role of the port*, أكد على …."""
    verb = next((at for at, word in enumerate(tokens.words) if STRESSES.fullmatch(word)), None)
    if verb is None:
        return None
    before = verb
    if not tokens.words[verb].isascii():
        over = (at for at in range(verb + 1, len(tokens)) if bare(tokens.spelling(at)) == _OVER)
        before = next(over, len(tokens))
    ends = (at for at in range(before + 2, len(tokens)) if at in tokens.parts or _is_next_deed(tokens, at))
    span = _unless_long(tokens, before + 1, next(ends, len(tokens)) - 1)
    return balanced(tokens.text, *span) if span else None


def quoted_titles(tokens: Tokens) -> Sequence[Typed]:
    """Return the words in quotation marks that name something, and were said by nobody."""
    return [each for each in typed_spans(tokens) if each.kind == "quoted" and not _is_said(tokens, each)]


def _is_next_deed(tokens: Tokens, at: int) -> bool:
    """Return whether a word begins what was done besides: stressed it *and called on* others."""
    return tokens.words[at] == "and" and at + 1 < len(tokens) and tokens.words[at + 1].endswith("ed")


def _is_said(tokens: Tokens, quoted: Typed) -> bool:
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
    """Return whether a word may stand between a verb of saying and the quotation: *of*, عن, the verb itself."""
    return bool(tokens.stop[at] and tokens.words[at] not in _ARTICLES) or _SAYS.fullmatch(tokens.words[at]) is not None


def words_between(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the first and last word of a span of the raw text."""
    return int(tokens.ends.searchsorted(start, "right")), int(tokens.starts.searchsorted(end, "left")) - 1


def _unless_long(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the raw offsets of words, None where they are too few or too many for a statement."""
    fits = LEAST_WORDS <= last - first + 1 <= MOST_WORDS
    return (int(tokens.starts[first]), int(tokens.ends[last])) if fits else None
