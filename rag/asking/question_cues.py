"""The words that ask, in both languages and in dialects: what kind of question they make, what kind of answer it wants.

In: a question. Out: `Asked`. `question_cues.tsv` tells which words ask what. The cue that stands first decides, of
several in one place the longest; where it leaves open what is wanted, the noun after it tells (`question_heads`).
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from corpus.fold import Folded, fold, fold_with_origins
from corpus.table import table_rows
from index.words.arabizi import is_arabizi
from rag.asking.answer_type import AnswerType, QuestionType, Span
from rag.asking.identity import asks_name_at_end, asks_office, asks_who_is
from rag.asking.words.clause_subject import is_subject
from rag.asking.words.courtesies import after_courtesies
from rag.asking.words.lasting import is_how_long
from rag.asking.words.money import is_what_was_paid
from rag.asking.words.question_heads import WORD, Head, head_after, keyword_head
from rag.words.pattern import one_of
from rag.words.phrases import Match, Phrases
from rag.words.slips import righted

Place = Literal["anywhere", "first", "weak", "last", "end"]

# The kind of question that a noun makes of which, what or mere keywords.
_TYPE_OF: Mapping[AnswerType, QuestionType] = {
    "person": "who",
    "date": "when",
    "place": "where",
    "number": "how_many",
    "amount": "how_much",
    "percentage": "how_much",
    "duration": "how_long",
    "organisation": "organisation",
    "list": "list",
    "reason": "why",
}
# The noun after these says what is asked for: which *company*, what is the *cost*.
_OPEN_TYPES = frozenset({"what", "list"})
_ASK_FOR_ANY = frozenset(map(fold, "name mention identify اذكر اذكري اذكروا سم سمي".split()))
"""Words that ask for one or for several, as the noun after them says: name the *leader*, name the *leaders*."""
_HELPING = frozenset("did does do has have had can could will would shall should may might is are was were".split())
_LEAST_ASKED = 3
"""A question by its mark alone has so many words at least: chosen, as *And Jordan?* goes on with another."""

_CUES = Path(__file__).with_name("question_cues.tsv")
_SAID = (
    "say|said|state|stated|declare|announce|argue|claim|tell|told|mention|write about|call the|call it|call its|call "
    "his|call her"
)
_SAYING = re.compile(rf"(?<!\w){one_of(_SAID.split('|'))}(?!\w)")
_IS_SAID = re.compile(r"(?:is|are|was|were|been)\s+(?:[\w'-]+\s+){0,4}?(?:said|stated|told|claimed|argued)\s+to\s")
"""Nobody's words are asked for: what *is said to* play a part, what *was* the crew *told to* bring."""
_DESCRIBE = "describe described portray portrayed characterise sum compare".split()
_DESCRIBING = re.compile(rf"\s+(?!(?:is|are|was|were)\s).*(?<!\w){one_of(_DESCRIBE)}(?!\w)")
"""*How* somebody describes something asks for words; how it is described may be told by anybody's."""
_MEANT = re.compile(
    r"(?<!\w)(?:(?:meant|supposed|intended|designed)\s+(?:to\s+(?:do|help|achieve|serve)|for)"
    r"|(?:hop|seek|aim|tr[yi])\w*\s+to\s+(?:gain|achieve|win|get out of))(?!\w)"
)
_JOINED = "وف"
_ARTICLE = "ال"
_CHAT = "arabizi"
"""Words of this variety are words of English too, and ask only where a whole question is Arabizi."""
_EARLIER = re.compile(one_of(("وكان السؤال السابق", "The earlier question was")))
"""What `rag.asking.follow_up` puts between a follow-up and the question that it follows."""
_SENTENCE_END = re.compile(r"[.:!؟?]\s+")
_CLAUSE_END = re.compile(r"[:.!؟?،,؛;-]\s+")
_AND = re.compile(r"(?:\band\s+|[,،]\s+و?|\sو)$")
_IT = re.compile(r"\s+(?:(?:was|were|is|are)\s+(?:it|they|he|she|that)|هو|هي|هم|كان|كانت)\s*(?:[?؟.]|$)")
"""What stands around a cue that asks on after a yes: was there one, *and* what *was it*?"""
_NOTHING_LEFT = re.compile(r"\s*[؟?]*\s*")
_OF_ITSELF = re.compile(r"\s*(?:[,،.!؟?].*)?")
"""What may stand after words that are a whole question: what is it about, in short?"""
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of a question ask for; see `rag.asking.question.Question`."""

    type: QuestionType
    expects: AnswerType
    cue: Span | None
    head: str | None
    several: bool
    topic: str


@dataclass(frozen=True, slots=True)
class _Cue:
    """A row of words that ask; those of another place than `weak` and `last` go before these."""

    row: int
    type: QuestionType
    expects: AnswerType
    place: Place
    variety: str


def asked_for(question: str) -> Asked:
    """Return what a question asks for; mere keywords ask for what their own head noun says, or for some thing."""
    folded = fold_with_origins(question)
    found = _first_cue(folded.text)
    topic = _topic(folded, found[1] if found else None)
    if found is None:
        if _is_asked(folded.text):
            return _asked("yes_no", "polarity", None, None, topic)
        head = keyword_head(folded.text)
        return _asked("what", "thing", None, head, topic)
    cue, span = found
    raw = folded.raw_span(*span)
    head = _head(folded.text, cue, span)
    if head and not head.several and folded.text[slice(*span)] in _ASK_FOR_ANY:
        return _asked("what", "thing", raw, head, topic)
    for is_so, type_, expects in _OTHERWISE:
        if is_so(folded, cue, span, head):
            return _asked(type_, expects, raw, None, topic)
    return _asked(cue.type, cue.expects, raw, head, topic)


def _head(text: str, cue: _Cue, span: Span) -> Head | None:
    """Return the noun that is asked for: after the cue, or before one at the end (the mayor, *who is he*?).

    After *who said* comes what was said, and no noun of it is asked for; nor is one of which something is asked.
    """
    if cue.type == "who_said":
        return None
    if asks_name_at_end(text, span[0]) and (before := keyword_head(text[: span[0]])):
        return before
    head = head_after(text, span[1])
    return None if head and cue.type == "what" and is_subject(text, span[1], head) else head


def _asks_words(folded: Folded, cue: _Cue, span: Span, head: Head | None) -> bool:
    """Return whether what somebody said is asked for: what do pupils *say*, how do they *describe* it?"""
    is_said = _is_open(cue, head) and _SAYING.search(_IS_SAID.sub("", folded.text[span[1] :])) is not None
    return is_said or (cue.type == "how" and _DESCRIBING.match(folded.text, span[1]) is not None)


def _asks_how_long(folded: Folded, cue: _Cue, span: Span, head: Head | None) -> bool:
    return cue.type == "how_many" and head is None and is_how_long(folded.text, span[1])


def _asks_price(folded: Folded, cue: _Cue, span: Span, head: Head | None) -> bool:
    return _is_open(cue, head) and is_what_was_paid(folded.text, span[1])


def _asks_purpose(folded: Folded, cue: _Cue, span: Span, head: Head | None) -> bool:
    """Return whether it is asked what something is for: what was it *meant to* do, what did they *hope to gain*?"""
    return _is_open(cue, head) and _MEANT.search(folded.text, span[1]) is not None


def _asks_identity(folded: Folded, cue: _Cue, span: Span, _: Head | None) -> bool:
    """Return whether it is asked what somebody is who is named: who *is* he, what is his *position*?"""
    return (cue.type == "what" and asks_office(folded.text, span[0])) or (
        cue.type == "who" and asks_who_is(folded, span[0])
    )


def _is_open(cue: _Cue, head: Head | None) -> bool:
    return head is None and cue.type == "what" and cue.expects == "thing"


_OTHERWISE: tuple[tuple[Callable[[Folded, _Cue, Span, Head | None], bool], QuestionType, AnswerType], ...] = (
    (_asks_words, "what_said", "statement"),
    (_asks_how_long, "how_long", "duration"),
    (_asks_price, "how_much", "amount"),
    (_asks_purpose, "why", "reason"),
    (_asks_identity, "definition", "definition"),
)
"""What the words after a cue make of it; the first that holds counts."""


def _is_asked(text: str) -> bool:
    """Return whether a text without a word that asks is a question by its mark alone, which is one of yes or no; not so
    where a verb that helps stands second: before it some word that asks is mistyped."""
    words = [match[0] for match in WORD.finditer(text)]
    is_sentence = text.rstrip().endswith(("?", "؟")) and len(words) >= _LEAST_ASKED and words[1] not in _HELPING
    return is_sentence and not is_arabizi(text) and _EARLIER.search(text) is None


def _asked(type_: QuestionType, expects: AnswerType, cue: Span | None, head: Head | None, topic: str) -> Asked:
    """Return the cue's reading, made narrower by the noun that is asked for where the cue leaves it open."""
    if head is None:
        return Asked(type_, expects, cue, None, type_ == "list", topic)
    several = head.several and type_ in _OPEN_TYPES
    if type_ in _OPEN_TYPES and expects != "sentences":
        type_, expects = ("list" if type_ == "list" else _TYPE_OF.get(head.expects, type_)), head.expects
    elif type_ == "who" and head.expects == "organisation" and head.word.startswith(_ARTICLE):  # من الجهة التي
        type_, expects, several = "organisation", "organisation", head.several
    elif type_ in ("how_many", "how_much") and head.expects in ("number", "percentage"):
        expects = head.expects
    elif type_ == "how_many" and head.expects == "amount" and not head.word.isascii():  # قديش سعر, چم قيمة
        type_, expects = "how_much", "amount"
    elif type_ == "how" and head.expects == "date":  # how mnay months
        type_, expects = "how_long", "duration"
    several |= type_ == "list"
    if several and expects in ("thing", "name"):
        type_, expects = "list", "list"
    return Asked(type_, expects, cue, head.word, several, topic)


def _first_cue(text: str) -> tuple[_Cue, Span] | None:
    """Return the cue that decides and where it stands in the folded text."""
    cues, phrases = _cues()
    starts = _starts(text)
    is_chat = _ARABIC_LETTER.search(text) is None and is_arabizi(text)
    matches = [
        (cues[match.row], (match.start, match.end))
        for match in phrases.matches(text, _JOINED, righted)
        if _is_in_place(cues[match.row].place, match, text, starts) and (is_chat or cues[match.row].variety != _CHAT)
    ]
    strong = [each for each in matches if each[0].place not in ("weak", "last")] or matches
    last = _last_sentence(text)
    asking = [each for each in strong if each[1][0] >= last] or strong
    first = min(asking, key=lambda each: (each[1][0], -each[1][1], each[0].row), default=None)
    if first is None or first[0].type != "yes_no":
        return first
    return next((each for each in asking if _asks_on(text, *each)), first)


def _asks_on(text: str, cue: _Cue, span: Span) -> bool:
    """Return whether a cue asks for what a question of yes or no is asked for: was there one, *and what was it*?"""
    return cue.type != "yes_no" and _AND.search(text[: span[0]]) is not None and _IT.match(text, span[1]) is not None


def _last_sentence(text: str) -> int:
    """Return where the sentence that ends in a question mark begins, after others: people tell what they were doing
    *when* it broke before they ask how much it costs; 0 where there is none.

    A follow-up is told apart from the question before it, which stands after it.
    """
    end = max(text.rfind(mark, 0, end_of_follow_up(text)) for mark in "?؟")
    return max((match.end() for match in _SENTENCE_END.finditer(text, 0, max(end, 0))), default=0)


def end_of_follow_up(text: str) -> int:
    """Return where a folded question ends that is told with the one before it; without one, where the text ends."""
    match = _EARLIER.search(text)
    return match.start() if match else len(text)


def _starts(text: str) -> frozenset[int]:
    """Return where a clause begins, after the courtesies before it."""
    begins = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
    return frozenset(after_courtesies(text, at) for at in begins)


def _is_in_place(place: Place, match: Match, text: str, starts: Set[int]) -> bool:
    """Return whether a cue stands where it may, with و or ف joined to it or without."""
    before = match.start - 1
    if place == "end":
        return _OF_ITSELF.fullmatch(text, match.end) is not None
    if place == "last":
        return _NOTHING_LEFT.fullmatch(text, match.end) is not None and not text[before : match.start].isalnum()
    return place == "anywhere" or match.start in starts or (before in starts and text[before] in _JOINED)


def _topic(folded: Folded, cue: Span | None) -> str:
    """Return the question without the words that ask and the courtesies before it."""
    start = after_courtesies(folded.text)
    if cue is None:
        return folded.raw[folded.raw_span(start, start)[0] :].strip()
    (first, last), begin = folded.raw_span(*cue), folded.raw_span(start, start)[0]
    return f"{folded.raw[min(begin, first) : first]} {folded.raw[last:]}".strip()


@cache
def _cues() -> tuple[Sequence[_Cue], Phrases]:
    """Return the cues in the order of the table, and their phrases by row."""
    rows = [*table_rows(_CUES)]
    cues = [
        _Cue(at, cast(QuestionType, type_), cast(AnswerType, answer), cast(Place, place), variety)
        for at, (type_, answer, place, variety, _) in enumerate(rows)
    ]
    return cues, Phrases(phrases.split("|") for *_, phrases in rows)
