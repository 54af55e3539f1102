"""Question classification: the types of a question and of its answer.

    cue (`question_cues`) ─> the words after it (`after_cue`) ─> the head noun (`question_heads`), where the cue is open

In: a question. Out: `Asked`. Keywords without a cue ask for what their head noun denotes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.fold import Folded, fold_with_origins
from index.words.arabizi import is_arabizi
from rag.asking.after_cue import classes_after
from rag.asking.answer_type import AnswerType, QuestionType, Span
from rag.asking.identity import asks_name_at_end
from rag.asking.question_cues import Cue, end_of_follow_up, first_cue
from rag.asking.words.clause_subject import is_subject
from rag.asking.words.courtesies import after_courtesies
from rag.asking.words.question_heads import WORD, Head, head_after, keyword_head
from rag.asking.words.word_lists import LISTS

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
"""The type of a question with an open cue (*which*, *what*) or none, by what its head noun denotes."""
_OPEN_TYPES = frozenset({"what", "list"})
"""Types of open cues, after which the head noun decides what is asked for: which *company*, what is the *cost*."""
_NAME_OR_LIST = LISTS.folded("name_or_list")
"""Verbs that ask for one thing or for several, by the number of the noun: name the *leader*, name the *leaders*."""
_AUXILIARIES = LISTS.folded("auxiliaries")
_LEAST_WORDS = 3
"""Words of a yes/no question that is recognised by its mark alone, at least: chosen, as *And Jordan?* is a
follow-up."""
_ARTICLE = "ال"
_WHICH = re.compile(r"(?<!\w)(?:which|what|[وبلف]?(?:اي|انهي|ياتو))(?=\s)")
_WHAT_ABOUT = re.compile("علام|عم|مم|الام|فيم|(?:عل[يى]|عن|من|ال[يى]|في|حول)\\s+ماذا")
"""Cues that are followed by a verb, and not by a head noun: علام *دار* الحديث؟"""


Classes = tuple[QuestionType, AnswerType]
"""The type of a question, and of its answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for; the fields are those of `rag.asking.question.Question`."""

    type: QuestionType
    expects: AnswerType
    cue: Span | None
    head: str | None
    several: bool
    topic: str


def asked_for(question: str) -> Asked:
    """Return what a question asks for; a thing, where it has neither a cue nor a head noun."""
    folded = fold_with_origins(question)
    cue = first_cue(folded.text)
    if cue is None:
        return _without_cue(folded)
    topic, span = _topic(folded, cue), folded.raw_span(cue.start, cue.end)
    head = _head(folded.text, cue)
    if head and not head.several and folded.text[cue.start : cue.end] in _NAME_OR_LIST:
        return _asked(("what", "thing"), span, head, topic)
    if (classes := classes_after(folded, cue, head)) is not None:
        return _asked(classes, span, None, topic)
    return _asked((cue.type, cue.expects), span, head, topic)


def _without_cue(folded: Folded) -> Asked:
    topic = _topic(folded, None)
    if _is_yes_no(folded.text):
        return _asked(("yes_no", "polarity"), None, None, topic)
    return _asked(("what", "thing"), None, keyword_head(folded.text), topic)


def _head(text: str, cue: Cue) -> Head | None:
    """Return the head noun: after the cue, or before a cue at the end (the mayor, *who is he*?).

    There is none after *who said*, where the words that were said follow, nor where the noun is the subject of the
    clause.
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
    """Return the noun for a place after a second cue: where was it held, in which *city*?"""
    which = _WHICH.search(text, start)
    head = head_after(text, which.end()) if which else None
    return head if head and head.expects == "place" else None


def _is_yes_no(text: str) -> bool:
    """Return whether a text without a cue is a yes/no question: a sentence with a question mark whose second word is no
    auxiliary, since the word before an auxiliary is a mistyped cue."""
    words = [match[0] for match in WORD.finditer(text)]
    is_sentence = text.rstrip().endswith(("?", "؟")) and len(words) >= _LEAST_WORDS and words[1] not in _AUXILIARIES
    return is_sentence and not is_arabizi(text) and end_of_follow_up(text) == len(text)


def _asked(classes: Classes, cue: Span | None, head: Head | None, topic: str) -> Asked:
    """Return what a cue and a head noun ask for together."""
    if head is None:
        return Asked(*classes, cue, None, classes[0] == "list", topic)
    type_, expects = _narrowed(classes, head)
    is_open = classes[0] in _OPEN_TYPES or (classes[0], type_) == ("who", "organisation")
    several = type_ == "list" or (head.several and (is_open or classes[1] == "place" == head.expects))
    if several and expects in ("thing", "name"):
        type_, expects = "list", "list"
    return Asked(type_, expects, cue, head.word, several, topic)


def _narrowed(classes: Classes, head: Head) -> Classes:
    """Return the classes of a cue, narrowed by what the head noun after it denotes."""
    denoted = head.expects
    match classes:
        case ("what" | "list", expects) if expects != "sentences":
            return ("list" if classes[0] == "list" else _TYPE_OF.get(denoted, "what")), denoted
        case ("who", _) if denoted == "organisation" and head.word.startswith(_ARTICLE):  # من الجهة التي
            return "organisation", "organisation"
        case ("how_many" | "how_much", _) if denoted in ("number", "percentage"):
            return classes[0], denoted
        case ("how_many", _) if denoted == "amount" and not _is_plural(head):  # قديش سعر, كم الـ budget
            return "how_much", "amount"
        case ("how", _) if denoted == "date":  # how mnay months
            return "how_long", "duration"
    return classes


def _topic(folded: Folded, cue: Cue | None) -> str:
    """Return the question without its cue and the courtesies before it."""
    start = after_courtesies(folded.text)
    if cue is None:
        return folded.raw[folded.raw_span(start, start)[0] :].strip()
    (first, last), begin = folded.raw_span(cue.start, cue.end), folded.raw_span(start, start)[0]
    return f"{folded.raw[min(begin, first) : first]} {folded.raw[last:]}".strip()


def _is_plural(head: Head) -> bool:
    """Return whether a noun is an English plural, which is counted (how many *sizes*) and not measured."""
    return head.word.isascii() and head.word.endswith("s")
