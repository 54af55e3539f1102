"""What was mentioned in a conversation: the last question and its answer in, candidate antecedents out.

A `Mention` is a span of either: the answer itself where it is short, people by their office (the foreign minister of
…), and names. The user's mentions come before the assistant's, which may be wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import filterfalse, islice
from typing import Literal, get_args

from corpus.fold import bare, fold
from corpus.passage import Language
from corpus.sentences import sentence_spans
from rag.asking.constraints import constraints_of
from rag.asking.follow_up.answers import date_in, is_name, phrase_of
from rag.asking.follow_up.subjects import subjects_of
from rag.asking.follow_up.word_lists import LISTS, any_of
from rag.asking.question import understand
from rag.words.known_names import is_country, is_place, known_names
from rag.words.titles import TITLES

MentionKind = Literal["person", "place", "thing", "date", "number"]

LONGEST_ANSWER_WORDS = 7
"""Words of an answer, at most, that is a phrase and no sentence: chosen."""

_KIND_OF_ANSWER: dict[str, MentionKind] = {
    "person": "person",
    "place": "place",
    "organisation": "thing",
    "name": "thing",
    "thing": "thing",
    "list": "thing",
    "date": "date",
}
_MARKER = re.compile(r"\s*[\[(][^\[\]()]{0,40}[\])]")
_CLAUSE_END = re.compile(r"[;:؛!?؟…]\s|[.;:؛!?؟…]$|،|,\s|\s[–—-]\s|\n")
_ENGLISH_OFFICE = re.compile(
    rf"(?<!\w)(?i:(?:(?:the|a|an|our)\s+)?(?:[\w’'-]+\s+){{0,2}}?{any_of('offices_en')}(?!\w))"
    r"(?:\s+(?i:of\s+(?:the\s+)?)[A-Za-zÀ-ÿ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*)?"
)
"""An office, in any case, and the name that it is of, in capitals: the minister of Oman *visited*."""
_ARABIC_OFFICE = re.compile(
    rf"(?<!\w){any_of('offices_ar')}(?:\s+(?!في|من|عن|الى|على|مع|التي|الذي|اللي)[\u0620-\u064a]{{3,}}){{1,2}}"
)
_FEMININE_ENDINGS = ("ة", "ى", "اء", "ات")
_MASCULINE_COUNTRIES = LISTS.folded("masculine_countries")
_NO_START = LISTS.folded("no_start")
"""Function words that the pattern of an office takes for its adjectives: *was the* minister."""
_TITLES = TITLES - {fold("الفريق")}
"""Without the general who is, far oftener, a team."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that anaphoric words may refer to, as written; `is_answer`: it is of an answer, not of a question."""

    text: str
    kind: MentionKind
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last question, rewritten to be standalone, and its answer; both may be empty."""

    question: str = ""
    answer: str = ""

    def answered(self, answer: str) -> "Conversation":
        """Return the conversation with an answer to its question, which replaces an earlier one."""
        return replace(self, answer=answer)

    def mentions(self) -> list[Mention]:
        """Return the candidate antecedents without duplicates, the likeliest of each kind first."""
        found: dict[str, Mention] = {}
        for each in self._mentions():
            found.setdefault(fold(each.text), each)
        return list(found.values())

    def _mentions(self) -> Iterator[Mention]:
        yield from _people(self.question)
        yield from map(_subject, filterfalse(_has_office, subjects_of(self.question)))
        if (short := self._short_answer()) is not None:
            yield short
        answer = _MARKER.sub("", self.answer)
        if understand(self.question).expects == "person":
            yield from islice(self._person_answered(answer), 1)
        for text, is_answer in ((self.question, False), (answer, True)):
            yield from _names(text, is_answer)
        yield from _people(answer)

    def _person_answered(self, answer: str) -> Iterator[Mention]:
        """Yield the names of an answer to *who* that the question does not have."""
        for each in _names(answer, is_answer=True):
            if each.kind == "thing" and fold(each.text) not in fold(self.question):
                yield replace(each, kind="person")

    def _short_answer(self) -> Mention | None:
        """Return the first clause of the answer where it is a name, a phrase or a date."""
        first = _CLAUSE_END.split(_first_sentence(_MARKER.sub("", self.answer)), maxsplit=1)[0].strip()
        asked = understand(self.question)
        kind = _KIND_OF_ANSWER.get(asked.expects)
        text = date_in(first) if kind == "date" else phrase_of(first, self.question)
        if not text or kind is None or len(text.split()) > LONGEST_ANSWER_WORDS:
            return None
        return Mention(_without_capital(text), "place" if is_place(text) else kind, is_answer=True)


def _first_sentence(text: str) -> str:
    spans = sentence_spans(text)
    return text[slice(*spans[0])] if spans else ""


def _without_capital(text: str) -> str:
    """Return an answer without the capital of its first word, unless a name begins there."""
    is_name = any(each.start == 0 for each in constraints_of(text))
    return text if is_name else text[:1].lower() + text[1:]


def _subject(text: str) -> Mention:
    return Mention(text, "person" if fold(text) in _TITLES else "place" if _is_known_place(text) else "thing")


def _has_office(text: str) -> bool:
    return bool(_ENGLISH_OFFICE.search(text) or _ARABIC_OFFICE.search(text))


def _people(text: str) -> Iterator[Mention]:
    names = [each for each in constraints_of(text) if each.kind == "name"]
    for match in _ENGLISH_OFFICE.finditer(text):
        titled = next((each.text for each in names if match.start() <= each.start < match.end() < each.end), None)
        if titled is not None:  # who joined *Sheikh Salem Haddad*?
            yield Mention(titled, "person")
            continue
        words = match[0].split()
        while words and fold(words[0]) in _NO_START:
            words = words[1:]
        if len(words) > 1:
            yield Mention(" ".join(words), "person")
    for match in _ARABIC_OFFICE.finditer(text):
        yield Mention(match[0], "person")


def _names(text: str, is_answer: bool) -> Iterator[Mention]:
    for each in constraints_of(text):
        if each.kind != "name":
            yield Mention(each.text, each.kind, is_answer)
        elif is_name(each.text):
            name = without_conjunction(each.text)
            yield Mention(name, "place" if _is_known_place(name) else "thing", is_answer)


def _is_known_place(name: str) -> bool:
    return is_place(name) or any(fold(name) in known_names("place", language) for language in get_args(Language))


def is_feminine(text: str) -> bool:
    """Return whether an Arabic phrase is feminine: by the ending of its first word, or as most countries are."""
    first = bare(text).split()[0]
    return first.endswith(_FEMININE_ENDINGS) or (is_country(first) and fold(first) not in _MASCULINE_COUNTRIES)


def without_conjunction(name: str) -> str:
    """Return a name without the conjunction و before it, where the rest is a country."""
    return name[1:] if name.startswith("و") and is_country(name[1:]) else name
