"""What a question asks for: its cue, what stands after it, and the noun that is asked for.

    cue (`question_cues`) ─> the words after it (`after_cue`) ─> the noun (`question_heads`), where both leave it open

In: a question. Out: `Asked`. Mere keywords ask for what their head noun says.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.fold import Folded, fold, fold_with_origins
from index.words.arabizi import is_arabizi
from rag.asking.after_cue import asked_after
from rag.asking.answer_type import AnswerType, QuestionType, Span
from rag.asking.identity import asks_name_at_end
from rag.asking.question_cues import Cue, end_of_follow_up, first_cue
from rag.asking.words.clause_subject import is_subject
from rag.asking.words.courtesies import after_courtesies
from rag.asking.words.question_heads import WORD, Head, head_after, keyword_head

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
"""The kind of question that a noun makes of which, what or mere keywords."""
_OPEN_TYPES = frozenset({"what", "list"})
"""The noun after these says what is asked for: which *company*, what is the *cost*."""
_ASK_FOR_ANY = frozenset(map(fold, "name mention identify اذكر اذكري اذكروا سم سمي".split()))
"""Words that ask for one or for several, as the noun after them says: name the *leader*, name the *leaders*."""
_HELPING = frozenset("did does do has have had can could will would shall should may might is are was were".split())
_LEAST_ASKED = 3
"""A question by its mark alone has so many words at least: chosen, as *And Jordan?* goes on with another."""
_ARTICLE = "ال"
_WHICH = re.compile(r"(?<!\w)(?:which|what|[وبلف]?(?:اي|انهي|ياتو))(?=\s)")
_WHAT_ABOUT = re.compile("علام|عم|مم|الام|فيم|(?:عل[يى]|عن|من|ال[يى]|في|حول)\\s+ماذا")
"""Of these دار is a verb, and no house: علام دار الحديث؟"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of a question ask for; see `rag.asking.question.Question`."""

    type: QuestionType
    expects: AnswerType
    cue: Span | None
    head: str | None
    several: bool
    topic: str


def asked_for(question: str) -> Asked:
    """Return what a question asks for; mere keywords ask for what their own head noun says, or for some thing."""
    folded = fold_with_origins(question)
    cue = first_cue(folded.text)
    if cue is None:
        return _without_cue(folded)
    topic, span = _topic(folded, cue), folded.raw_span(cue.start, cue.end)
    head = _head(folded.text, cue)
    if head and not head.several and folded.text[cue.start : cue.end] in _ASK_FOR_ANY:
        return _asked("what", "thing", span, head, topic)
    if (decided := asked_after(folded, cue, head)) is not None:
        return _asked(*decided, span, None, topic)
    return _asked(cue.type, cue.expects, span, head, topic)


def _without_cue(folded: Folded) -> Asked:
    topic = _topic(folded, None)
    if _is_yes_no(folded.text):
        return _asked("yes_no", "polarity", None, None, topic)
    return _asked("what", "thing", None, keyword_head(folded.text), topic)


def _head(text: str, cue: Cue) -> Head | None:
    """Return the noun that is asked for: after the cue, or before one at the end (the mayor, *who is he*?).

    After *who said* comes what was said, and after علام a verb: no noun of these is asked for, nor is one of which
    something is asked.
    """
    if cue.type == "who_said" or _WHAT_ABOUT.fullmatch(text, cue.start, cue.end):
        return None
    if asks_name_at_end(text, cue.start) and (before := keyword_head(text[: cue.start])):
        return before
    if cue.expects == "place" and not WORD.search(text, cue.end):  # conflict *zones* where
        before = keyword_head(text[: cue.start])
        return before if before and before.expects == "place" else None
    head = head_after(text, cue.end)
    if head is None and cue.type == "where":
        return _kind_of_place(text, cue.end)
    return None if head and cue.type == "what" and is_subject(text, cue.end, head) else head


def _kind_of_place(text: str, start: int) -> Head | None:
    """Return the noun for a place that is asked for further on: where was it held, in which *city*?"""
    which = _WHICH.search(text, start)
    head = head_after(text, which.end()) if which else None
    return head if head and head.expects == "place" else None


def _is_yes_no(text: str) -> bool:
    """Return whether a text without a word that asks is a question by its mark alone, which is one of yes or no; not so
    where a verb that helps stands second: before it some word that asks is mistyped."""
    words = [match[0] for match in WORD.finditer(text)]
    is_sentence = text.rstrip().endswith(("?", "؟")) and len(words) >= _LEAST_ASKED and words[1] not in _HELPING
    return is_sentence and not is_arabizi(text) and end_of_follow_up(text) == len(text)


def _asked(type_: QuestionType, expects: AnswerType, cue: Span | None, head: Head | None, topic: str) -> Asked:
    """Return the cue's reading, made narrower by the noun that is asked for where the cue leaves it open."""
    if head is None:
        return Asked(type_, expects, cue, None, type_ == "list", topic)
    several = head.several and (type_ in _OPEN_TYPES or expects == "place" == head.expects)
    if type_ in _OPEN_TYPES and expects != "sentences":
        type_, expects = ("list" if type_ == "list" else _TYPE_OF.get(head.expects, type_)), head.expects
    elif type_ == "who" and head.expects == "organisation" and head.word.startswith(_ARTICLE):  # من الجهة التي
        type_, expects, several = "organisation", "organisation", head.several
    elif type_ in ("how_many", "how_much") and head.expects in ("number", "percentage"):
        expects = head.expects
    elif type_ == "how_many" and head.expects == "amount" and not _is_plural(head):  # قديش سعر, كم الـ budget
        type_, expects = "how_much", "amount"
    elif type_ == "how" and head.expects == "date":  # how mnay months
        type_, expects = "how_long", "duration"
    several |= type_ == "list"
    if several and expects in ("thing", "name"):
        type_, expects = "list", "list"
    return Asked(type_, expects, cue, head.word, several, topic)


def _topic(folded: Folded, cue: Cue | None) -> str:
    """Return the question without the words that ask and the courtesies before it."""
    start = after_courtesies(folded.text)
    if cue is None:
        return folded.raw[folded.raw_span(start, start)[0] :].strip()
    (first, last), begin = folded.raw_span(cue.start, cue.end), folded.raw_span(start, start)[0]
    return f"{folded.raw[min(begin, first) : first]} {folded.raw[last:]}".strip()


def _is_plural(head: Head) -> bool:
    """Return whether an English noun is one of several: how many *sizes* are counted, and no size is asked for."""
    return head.word.isascii() and head.word.endswith("s")
