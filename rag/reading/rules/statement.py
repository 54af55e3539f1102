"""What somebody said, in the words of the text: the quotation of a sentence, or what follows "that" or أنّ.

In: what is asked and the sentences found. Out: the sentence and the offsets of what is said there, or None. A name in
quotation marks (the «Salt Process») is said by nobody. A sentence from the middle of a quotation that began before is
said as a whole. Of several, what is said speaks of what the question asks about, and is said by nobody else than it
names.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.fold import bare, fold
from rag.asking.question import Question
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.marks import balanced
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found, has_as_much
from rag.reading.sentences.match import carried
from rag.reading.sentences.names import names_met
from rag.words.pattern import one_of

MOST_WORDS = 40
"""A statement with more words is no short answer: chosen."""
LEAST_WORDS = 3
LEAST_QUOTED = 2
"""The same of a quotation after a word of saying: he called it “home ground”."""
MOST_CAPITALS = 0.6
"""Of the words of a title more have capitals, of a quotation fewer: chosen."""
LEAST_ABOUT = 0.3
"""What is said has so many of the words that tell what it is to be about: chosen."""
_MARKS = re.compile('[«»“”"]')
_OPENING = re.compile('[«“”"](?=[^«»“”"]*\\w[^«»“”"]*$)')
_THAT = re.compile(r"(?<!\w)(?:ب?ان(?:ه|ها|هم|نا)?|that)\s+")
_SURELY_THAT = re.compile(r"(?<!\w)(?:ب?ان(?:ه|ها|هم|نا)|that)\s+")
"""Without a verb of saying أن is to do something: أرادت أن ترتقي."""
_ABOUT = re.compile(rf"(?<!\w)(?:{one_of('about regarding concerning عن حول بشأن بخصوص'.split())}|(?<=say )of)(?!\w)")
"""Between who speaks and of what."""
_TEXTS = one_of("the article|the text|the report|the document|the passage|المقال|النص|التقرير|الوثيقة".split("|"))
_VIEW = re.compile(
    rf"(?<!\w)(?:(?:according\s+to|{one_of(['بحسب', 'حسب', 'وفق'])})\s+(?!{_TEXTS})"
    rf"|in\s+(?:the\s+|(?:\S+\s+){{1,4}}?)(?:view|opinion)(?!\w)|{one_of(['في رأي', 'برأي', 'في نظر', 'بنظر'])}\s)"
)
"""Somebody's view is asked for, and no text's."""
_SAYS_ENGLISH = one_of(
    "say says said tell tells told write writes wrote add adds added state stated declare declared stress stressed "
    "call calls called describe describes described announce announced as words".split()
)
_SAYS_ARABIC = one_of(
    "قال قالت قالوا قوله قولها وصف وصفت وصفه وصفها وصفته سمى سماه سماها أضاف أضافت كتب كتبت أعلن أعلنت صرح صرحت ذكر "
    "ذكرت أكد أكدت أوضح أوضحت شدد شددت رأى رأت حذر حذرت نفى نفت يقول تقول إعلان "
    "عد عدت عده عدها اعتبر اعتبرت اعتبره اعتبرها".split()
)
_CALLS = re.compile(rf"(?<!\w){one_of('call calls called describe describes described dubbed'.split())}(?!\w)")
_CALLED = re.compile(rf"(?<!\w){one_of('وصف وصفت وصفه وصفها نعت نعتت سمي سميت'.split())}(?!\w)|{_CALLS.pattern}")
"""What something is called is told where it is named."""
_SAYS = re.compile(rf"(?<!\w)(?:{_SAYS_ENGLISH}|(?:[وف]|ل|لل|ال)?{_SAYS_ARABIC})(?!\w)")
_SAID_BY = re.compile(rf"(?<!\w)[وف]?{one_of('قال قالت أضاف أضافت'.split())}\s+ال\w+(?:\s+\w+){{0,2}}$")
"""Somebody said, without a colon: قالت المديرة «…»."""
_STRESSES = re.compile(
    r"(?<!\w)(?:stress(?:es|ed)?|emphasi[sz](?:es?|ed)|underlin(?:es?|ed)|reaffirm(?:s|ed)?|highlight(?:s|ed)?"
    r"|[وف]?(?:[يت]?وكد|اكدت?|[يت]?شددت?))(?!\w)"
)
_OVER = "على"
"""As it is spelt: folded, it is the name علي."""
_ARTICLES = frozenset({"a", "an", "the"})


class Said(NamedTuple):
    """What is said in a sentence: `text[start:end]` of its raw text."""

    found: Found
    start: int
    end: int


def find_statement(question: Question, found: Sequence[Found]) -> Said | None:
    """Return what is said of what a question asks about, by whom it names or by nobody else."""
    asked = bare(question.text[question.cue[1] if question.cue else 0 :])
    match = _ABOUT.search(asked)
    if match is None:
        return _said(found[0]) if _CALLED.search(fold(question.text)) else _first_said(question, found)
    parts = asked[: match.start()], asked[match.end() :]
    speaker, about = (concepts_of(question.text, part) for part in parts)
    about -= speaker
    if not about:
        return _first_said(question, found)
    said = [each for sentence in found if not _is_of_another(sentence, speaker) and (each := _said(sentence))]
    enough = [each for each in said if len(_of_about(each, about)) >= LEAST_ABOUT * len(about)]
    # Of equals, the one that says less else.
    return max(enough, key=lambda each: (sum(_of_about(each, about).values()), each.start - each.end), default=None)


def find_view(question: Question, found: Sequence[Found]) -> Said | None:
    """Return what is said where a question asks why in somebody's view: why, *according to* the mayor, …?"""
    return _said(found[0]) if question.expects == "reason" and _VIEW.search(fold(question.text)) else None


def titles(found: Found) -> Sequence[Typed]:
    """Return the words in quotation marks that name something, and were said by nobody."""
    tokens = found.tokens
    return [each for each in typed_spans(tokens) if each.kind == "quoted" and not _is_said(tokens, each)]


def _first_said(question: Question, found: Sequence[Found]) -> Said | None:
    """Return what is said in the first of the sentences that have as much of the question as the first one, by nobody
    of a place that it does not name."""
    names = [each for each in question.constraints if each.kind == "name"]
    near = [each for each in found if has_as_much(each, found[0])]
    own = [each for each in near if not (names and _has_person(each) and not names_met(question, each))]
    tells = (stated, _stressed) if _STRESSES.search(fold(question.text)) else (stated,)
    told = (Said(each, *said) for tell in tells for each in own if (said := tell(each.tokens)))
    return next(told, None)


def _said(found: Found) -> Said | None:
    said = stated(found.tokens)
    return Said(found, *said) if said else None


def _of_about(said: Said, about: frozenset[int]) -> dict[int, float]:
    """Return the concepts that a statement has of what it is to be about, each with its share of the question."""
    first, last = _words(said.found.tokens, said.start, said.end)
    own = carried(said.found.shares[first : last + 1], said.found.concepts[first : last + 1])
    return {concept: share for concept, share in own.items() if concept in about}


def _is_of_another(found: Found, speaker: frozenset[int]) -> bool:
    """Return whether a sentence names a person, and none of the words for who is asked about."""
    return _has_person(found) and speaker.isdisjoint(found.concepts.tolist())


def _has_person(found: Found) -> bool:
    return any(each.kind == "person" for each in typed_spans(found.tokens))


def stated(tokens: Tokens) -> tuple[int, int] | None:
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
        return _unless_long(tokens, *_words(tokens, opening.end() if opening else 0, len(tokens.text)))
    that = (_THAT if _SAYS.search(tokens.folded.text) else _SURELY_THAT).search(tokens.folded.text)
    if that is None:
        return None
    first, _ = tokens.at(that.end(), len(tokens.folded.text))
    last = next((at - 1 for at in range(first + 1, len(tokens)) if tokens.gaps[at]), len(tokens) - 1)
    return _unless_long(tokens, first, last)


def _stressed(tokens: Tokens) -> tuple[int, int] | None:
    """Return the raw offsets of what somebody stresses without *that*: stressed *the role of the port*, أكد على …."""
    verb = next((at for at, word in enumerate(tokens.words) if _STRESSES.fullmatch(word)), None)
    if verb is None:
        return None
    before = verb
    if not tokens.words[verb].isascii():
        over = (at for at in range(verb + 1, len(tokens)) if bare(tokens.spelling(at)) == _OVER)
        before = next(over, len(tokens))
    ends = (at for at in range(before + 2, len(tokens)) if at in tokens.parts or _is_next_deed(tokens, at))
    said = _unless_long(tokens, before + 1, next(ends, len(tokens)) - 1)
    return balanced(tokens.text, *said) if said else None


def _is_next_deed(tokens: Tokens, at: int) -> bool:
    """Return whether a word begins what was done besides: stressed it *and called on* others."""
    return tokens.words[at] == "and" and at + 1 < len(tokens) and tokens.words[at + 1].endswith("ed")


def _is_said(tokens: Tokens, quoted: Typed) -> bool:
    """Return whether a quotation is what somebody said, and not the name of something."""
    first, count = quoted.first, quoted.last - quoted.first + 1
    if not LEAST_QUOTED <= count <= MOST_WORDS or tokens.capital[first : quoted.last + 1].mean() > MOST_CAPITALS:
        return False
    before = fold(tokens.text[: quoted.start]).rstrip('"«»“” ')
    if not before or before[-1] in ":,،" or _THAT.search(f"{before} ") or _CALLS.search(before):
        return True
    if count >= LEAST_WORDS and _SAID_BY.search(before):
        return True
    return _SAYS.search(before) is not None and _introduces(tokens, first - 1)


def _introduces(tokens: Tokens, at: int) -> bool:
    """Return whether a word may stand between a verb of saying and the quotation: *of*, عن, the verb itself."""
    return bool(tokens.stop[at] and tokens.words[at] not in _ARTICLES) or _SAYS.fullmatch(tokens.words[at]) is not None


def _words(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the first and last word of a span of the raw text."""
    return int(tokens.ends.searchsorted(start, "right")), int(tokens.starts.searchsorted(end, "left")) - 1


def _unless_long(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the raw offsets of words, None where they are too few or too many for a statement."""
    fits = LEAST_WORDS <= last - first + 1 <= MOST_WORDS
    return (int(tokens.starts[first]), int(tokens.ends[last])) if fits else None
