"""What a conversation has spoken of: the last question and its answer in, what words may point back to out.

A `Mention` is a stretch of either, taken as it stands: the answer itself where it is short, people by their office
(the foreign minister of …), and names. The user's words go before the assistant's, which may be wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from corpus.fold import bare, fold
from index.words.stems import arabic_stem
from rag.asking.follow_up.table import any_of, folded
from rag.asking.question import understand
from rag.asking.question_constraints import constraints_of
from rag.asking.question_words import is_country, is_place

MentionKind = Literal["person", "place", "thing", "date", "number"]

LONGEST_ANSWER_WORDS = 7
"""An answer of more words is a sentence, and not a name that a word could point to."""

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
_CLAUSE_END = re.compile(r"[.;:؛!?؟…]\s|[.;:؛!?؟…]$|،|,\s|\s[–—-]\s|\n")
_BEFORE_ANSWER = re.compile(rf"^(?:{any_of('before_answer')}[\s,،:]+)+", re.IGNORECASE)
_ENGLISH_OFFICE = re.compile(
    rf"(?<!\w)(?:(?:the|a|an|our)\s+)?(?:[\w’'-]+\s+){{0,2}}?{any_of('offices_en')}(?!\w)"
    r"(?:\s+of\s+(?:the\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*)?",
    re.IGNORECASE,
)
_ARABIC_OFFICE = re.compile(
    rf"(?<!\w){any_of('offices_ar')}(?:\s+(?!في|من|عن|الى|على|مع|التي|الذي|اللي)[\u0620-\u064a]{{3,}}){{1,2}}"
)
_ENGLISH_NOUN_PHRASE = re.compile(
    r"\b(?:[Tt]he|this)\s+(?:[a-z-]{3,}\s+){0,2}?[a-z-]{3,}(?:\s+of\s+(?:the\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*)?"
    r"(?=\s*(?:[?.,]|$)|\s+(?:is|was|were|are|has|had|in|at|on|to|by|for|from|with|be|take|[a-z]+ed)\b)"
)
_ARABIC_PHRASE_END = re.compile(
    r"[؟?،.]|\s(?:في|من|الى|إلى|على|عن|مع|التي|الذي|اللي|بعد|قبل|عام|سنة|خلال|عند|أن|ب[\u0620-\u064a]{3,}|ل[\u0620-\u064a]{3,})\s"
)
_LATIN = re.compile("[A-Za-z]")
_PRONOUN = re.compile("(?:ها|هم|ه)$")
_VERB = re.compile("^[يت]|(?<![اة])ت$")
"""How a verb of the third person begins or ends: يرمم، رممت."""
_LONGEST_PHRASE_WORDS = 4
_CUT_PHRASE_WORDS = 3
"""Of a longer phrase so many words are its first noun with what belongs to it (شركة and its name): chosen."""
_FEMININE_ENDINGS = ("ة", "ى", "اء", "ات")
_MASCULINE_COUNTRIES = frozenset(map(fold, "الأردن العراق لبنان المغرب السودان اليمن الصومال".split()))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that others may point back to, as they were written; `is_answer` tells that they answered a question."""

    text: str
    kind: MentionKind
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The last question, as it stands alone, and what an assistant answered; both may be empty."""

    question: str = ""
    answer: str = ""

    def answered(self, answer: str) -> "Context":
        """Return the context once its question has been answered; of several messages in a row, by the last."""
        return replace(self, answer=answer)

    def mentions(self) -> list[Mention]:
        """Return what may be pointed to, the likeliest of each kind first."""
        found: dict[str, Mention] = {}
        for each in self._mentions():
            found.setdefault(fold(each.text), each)
        return list(found.values())

    def _mentions(self) -> Iterator[Mention]:
        yield from _people(self.question)
        yield from _subjects(self.question)
        if (short := self._short_answer()) is not None:
            yield short
        answer = _MARKER.sub("", self.answer)
        if understand(self.question).expects == "person":
            yield from islice(self._who(answer), 1)
        for text, is_answer in ((self.question, False), (answer, True)):
            yield from _names(text, is_answer)
        yield from _people(answer)

    def _who(self, answer: str) -> Iterator[Mention]:
        """Yield the names of an answer that the question has not: those of whom it asks."""
        for each in _names(answer, is_answer=True):
            if each.kind == "thing" and fold(each.text) not in fold(self.question):
                yield replace(each, kind="person")

    def _short_answer(self) -> Mention | None:
        """Return the first clause of the answer where it is a mere name or phrase."""
        first = _CLAUSE_END.split(_MARKER.sub("", self.answer), maxsplit=1)[0].strip()
        asked = understand(self.question)
        kind = _KIND_OF_ANSWER.get(asked.expects)
        text = _BEFORE_ANSWER.sub("", first)
        text = text.strip(' .،,«»"“”') if kind == "date" else _phrase(text, self.question)
        if not text or kind is None or len(text.split()) > LONGEST_ANSWER_WORDS:
            return None
        return Mention(text, kind, is_answer=True)


def _phrase(clause: str, question: str) -> str:
    """Return a clause without its verb: a name that it begins with (*Lydia Chepto* won it), in Arabic what follows the
    verb of the question (رممتها *مؤسسة المدن*)."""
    text = clause.strip(' .،,"“”')
    first = next((each for each in constraints_of(text) if each.kind == "name"), None)
    if first is not None and first.start == 0 and _LATIN.match(text):
        return first.text
    word, _, rest = text.partition(" ")
    verbs = {arabic_stem(fold(each)) for each in question.split() if not _is_definite(each)}
    if rest and not _LATIN.match(text) and arabic_stem(fold(_PRONOUN.sub("", bare(word)))) in verbs:
        text = rest
    return text if ("«" in text) == ("»" in text) else text.strip("«»")


def _people(text: str) -> Iterator[Mention]:
    for match in _ENGLISH_OFFICE.finditer(text):
        words = match[0].split()
        while words and fold(words[0]) in _NO_START:
            words = words[1:]
        if len(words) > 1:
            yield Mention(" ".join(words), "person")
    for match in _ARABIC_OFFICE.finditer(text):
        yield Mention(match[0], "person")


def _subjects(question: str) -> Iterator[Mention]:
    """Yield what the question is about, where that is no name: the lighthouse of Marwa, سوق السمك."""
    for match in _ENGLISH_NOUN_PHRASE.finditer(question):
        if not _ENGLISH_OFFICE.search(match[0]):
            yield Mention(match[0], "thing")
    asked = understand(question)
    if asked.language != "ar" or asked.cue is None:
        return
    words = _ARABIC_PHRASE_END.split(question[asked.cue[1] :], maxsplit=1)[0].split()
    phrase = _counted(words) if asked.type == "how_many" else _after_verb(words)
    phrase = phrase if len(phrase) <= _LONGEST_PHRASE_WORDS else phrase[:_CUT_PHRASE_WORDS]
    if phrase and not _ARABIC_OFFICE.search(" ".join(phrase)):
        yield Mention(" ".join(phrase).strip("؟?،. "), "thing")


def _counted(words: list[str]) -> list[str]:
    """Return what is counted, with the word that goes with it: كم *حافلة كهربائية* اشترت المدينة."""
    has_adjective = len(words) > 1 and all(bare(word).endswith("ة") for word in words[:2])
    return words[: 2 if has_adjective else 1]


def _after_verb(words: list[str]) -> list[str]:
    """Return what follows the verb, or the noun that is asked for: متى نُقل *سوق السمك*، أي جهة رممت *البوابة*."""
    if not words or fold(words[0]).startswith("ال") or _ARABIC_OFFICE.match(" ".join(words)):
        return words
    phrase = words[1:]
    has_verb = len(phrase) > 1 and not _is_definite(phrase[0]) and _is_definite(phrase[1]) and _VERB.search(phrase[0])
    return phrase[1:] if has_verb else phrase


def _is_definite(word: str) -> bool:
    return fold(word).startswith("ال")


def _names(text: str, is_answer: bool) -> Iterator[Mention]:
    for each in constraints_of(text):
        if each.kind != "name":
            yield Mention(each.text, each.kind, is_answer)
        else:
            name = _without_conjunction(each.text)
            yield Mention(name, "place" if is_place(name) else "thing", is_answer)


def is_feminine(text: str) -> bool:
    """Return whether an Arabic phrase takes ها: by the ending of its first word, or because it is a country."""
    first = bare(text).split()[0]
    return first.endswith(_FEMININE_ENDINGS) or (is_country(first) and fold(first) not in _MASCULINE_COUNTRIES)


def _without_conjunction(name: str) -> str:
    """Return a name without و joined to it, where what is left is a country."""
    return name[1:] if name.startswith("و") and is_country(name[1:]) else name


_NO_START = folded("no_start")
