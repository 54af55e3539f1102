"""The cue of a question: the words that ask (when, كم عدد), in both languages and in dialects.

In: a folded question. Out: its `Cue`. Each row of `question_cues.tsv` has a type of question, the type of its answer,
where its cues may stand, their variety of language, and the cues: `ماذا (قال/قالت)` are two. The first cue in the
question decides, and of several that begin at one place the longest.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from corpus.table import table_rows
from index.words.arabizi import is_arabizi
from rag.asking.answer_type import AnswerType, QuestionType
from rag.asking.words.courtesies import after_courtesies, request_to_tell
from rag.words.pattern import one_of
from rag.words.phrases import Match, Phrases, spelt_out
from rag.words.typos import corrected_cue

Place = Literal["anywhere", "first", "weak", "last", "end"]
"""Where a cue may stand: `anywhere`; `first` in its clause, as `weak` ones do, which count only where there is no other
cue; `last` in the question; at the `end` of its sentence."""
_CUES = Path(__file__).with_name("question_cues.tsv")
_JOINED = "وف"
_CHAT = "arabizi"
"""Cues of this variety are words of English too, and count only where the whole question is Arabizi."""
_EARLIER = re.compile(one_of(("وكان السؤال السابق", "The earlier question was")))
"""The words that `rag.asking.follow_up` puts between a follow-up and the earlier question."""
_SENTENCE_END = re.compile(r"[.:!؟?]\s+")
_CLAUSE_END = re.compile(r"[:.!؟?،,؛;-]\s+")
_AND = re.compile(r"(?:\band\s+|[,،]\s+و?|\sو)$")
_IT = re.compile(r"\s+(?:(?:was|were|is|are)\s+(?:it|they|he|she|that)|هو|هي|هم|كان|كانت)\s*(?:[?؟.]|$)")
"""Around the cue of a second question, which presupposes a yes to the first: was there one, *and* what *was it*?"""
_NOTHING_LEFT = re.compile(r"\s*[؟?]*\s*")
_OF_ITSELF = re.compile(r"\s*(?:[,،.!؟?].*)?")
"""What may stand after a cue that is a whole question: what is it about, *in short*?"""
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, `text[start:end]` of the folded question, and the classes that it has by itself."""

    type: QuestionType
    expects: AnswerType
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: the classes of its cues, where they may stand, and their variety of language."""

    type: QuestionType
    expects: AnswerType
    place: Place
    variety: str


def first_cue(text: str) -> Cue | None:
    """Return the cue of a folded question; without one, a request to be told something; None without either."""
    matches = list(_matches(text))
    strong = [each for each in matches if _rows()[each.row].place not in ("weak", "last")] or matches
    last = last_sentence(text)
    request = request_to_tell(text)
    asking = [each for each in strong if each.start >= last] or ([] if request and request[0] >= last else strong)
    asking_first = sorted(asking, key=lambda each: (each.start, -each.end, each.row))
    if not asking_first:
        return Cue("what", "thing", *request) if request else None
    first = _cue(asking_first[0])
    if first.type != "yes_no":
        return first
    return next((cue for cue in map(_cue, asking) if _asks_on(text, cue)), first)


def end_of_follow_up(text: str) -> int:
    """Return where a folded question ends, without the earlier one that may follow it."""
    match = _EARLIER.search(text)
    return match.start() if match else len(text)


def _matches(text: str) -> Iterator[Match]:
    """Yield the cues of the table that stand where their rows allow them."""
    starts = _starts(text)
    is_chat = _ARABIC_LETTER.search(text) is None and is_arabizi(text)
    for match in _phrases().matches(text, _JOINED, corrected_cue):
        row = _rows()[match.row]
        if _is_in_place(row.place, match, text, starts) and (is_chat or row.variety != _CHAT):
            yield match


def _cue(match: Match) -> Cue:
    row = _rows()[match.row]
    return Cue(row.type, row.expects, match.start, match.end)


def _asks_on(text: str, cue: Cue) -> bool:
    """Return whether a cue belongs to a second question after a yes/no question: was there one, *and what was it*?"""
    return cue.type != "yes_no" and _AND.search(text[: cue.start]) is not None and _IT.match(text, cue.end) is not None


def last_sentence(text: str) -> int:
    """Return where the last sentence with a question mark begins, 0 where it is the first: people say what they were
    doing *when* it broke before they ask how much it costs. The earlier question after a follow-up is left out."""
    end = max(text.rfind(mark, 0, end_of_follow_up(text)) for mark in "?؟")
    return max((match.end() for match in _SENTENCE_END.finditer(text, 0, max(end, 0))), default=0)


def _starts(text: str) -> frozenset[int]:
    """Return where clauses begin, after their courtesies."""
    begins = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
    return frozenset(after_courtesies(text, at) for at in begins)


def _is_in_place(place: Place, match: Match, text: str, starts: Set[int]) -> bool:
    """Return whether a cue stands where its row allows it, with or without the prefix و or ف."""
    before = match.start - 1
    if place == "end":
        return _OF_ITSELF.fullmatch(text, match.end) is not None
    if place == "last":
        return _NOTHING_LEFT.fullmatch(text, match.end) is not None and not text[before : match.start].isalnum()
    return place == "anywhere" or match.start in starts or (before in starts and text[before] in _JOINED)


@cache
def _rows() -> Sequence[_Row]:
    """Return the rows of the table, in its order."""
    return [
        _Row(cast(QuestionType, type_), cast(AnswerType, answer), cast(Place, place), variety)
        for type_, answer, place, variety, _ in table_rows(_CUES)
    ]


@cache
def _phrases() -> Phrases:
    """Return the cues, by the number of their row."""
    listed = (phrases.split("|") for *_, phrases in table_rows(_CUES))
    return Phrases([cue for phrase in phrases for cue in spelt_out(phrase)] for phrases in listed)
