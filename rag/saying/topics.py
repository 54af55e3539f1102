"""What some passages are about: texts of one language in, phrases of theirs out, the best first.

A topic is a run of words as they are written, told from its neighbours by form alone: in English a name with what it
is the name of (the University of Kuwait), in Arabic a definite noun with the adjectives that agree with it (الطاقة
الشمسية) and with the noun before it where that can be no verb (مكافحة الإرهاب). What form does not show is a topic
where several passages have it. No sentence is parsed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from corpus.fold import bare, fold
from corpus.passage import Language
from index.words.numbers import number_of_word
from index.words.terms import is_stop_word
from rag.asking.words.question_heads import head_type

MOST_WORDS = 3
LEAST_LETTERS = 3

_ARABIC_WORD = re.compile("[\u0620-\u0655\u066e-\u06d3]+")
_ENGLISH_WORD = re.compile("[A-Za-zÀ-ʯ]+(?:-[A-Za-zÀ-ʯ]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\"“”]\s?)$")
_THE = re.compile(r"\bthe $")
_OF = re.compile(r" of (?:the )?")
_OWNED = re.compile("['’]")
_TITLE = re.compile("«([^«»]{3,40})»")
_ARTICLE = "ال"
# And, then, with, like, to: what begins with their letter may be two words.
_JOINED = ("و", "ف", "ب", "ك", "ل")
_ADJECTIVE = re.compile("(?:ة|ي)$")
_PEOPLE = re.compile("(?:ون|ين)$")
# Abd al-Rahman is one name, and what follows its first half no topic.
_SERVANT = "عبد"
# No verb ends in teh marbuta, and what is like تعزيز is the name of a doing.
_NOUN = re.compile("ة$|^ت[^ا]{2}ي[^ا]$")
# A month before its year, or what is counted.
_BEFORE_NUMBER = re.compile(r"\S{0,12}\s?\d")

_CACHED_TEXTS = 256
"""Texts whose phrases are kept: refusals meet the same passages again and again."""

_Run = list[re.Match[str]]
_Phrase = tuple[int, int, bool]
"""Where a phrase starts and ends, and whether its form alone shows that it is a topic."""


@dataclass(slots=True)
class _Topic:
    """How a topic is written, the passages that it stands in, and whether its form shows that it is one."""

    spelling: str
    is_certain: bool = False
    passages: set[int] = field(default_factory=set)

    @property
    def is_sure(self) -> bool:
        """Return whether form or repetition shows a topic."""
        return self.is_certain or len(self.passages) > 1

    def rank(self) -> tuple[bool, bool, int, int]:
        """Return the place among topics, smallest first: shown by form, of several words, in many passages."""
        words = len(self.spelling.split())
        return not self.is_certain, words == 1, -len(self.passages), -words


def topics(texts: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the topics of the texts, best first, each as it is first written; of two that are alike, the better one.

    Where nothing is sure to be one, all that might be.
    """
    found: dict[str, _Topic] = {}
    for number, text in enumerate(texts):
        for folded, spelling, is_certain in _phrases(text, language):
            if _is_general(folded):
                continue
            topic = found.setdefault(folded, _Topic(_with_article(spelling)))
            topic.is_certain |= is_certain
            topic.passages.add(number)
    sure = {folded: topic for folded, topic in found.items() if topic.is_sure}
    better: list[frozenset[str]] = []
    for folded, topic in sorted((sure or found).items(), key=lambda item: item[1].rank()):
        words = frozenset(folded.split())
        if not any(_are_alike(words, others) for others in better):
            better.append(words)
            yield topic.spelling


def _is_general(topic: str) -> bool:
    """Return whether a folded topic only says of which kind things are, and how many: two countries."""
    return all(head_type(word) or number_of_word(word) is not None for word in topic.split())


def _with_article(spelling: str) -> str:
    """Return an English topic as it stands in a sentence: an office or a body *of* something has an article."""
    first, _, rest = spelling.partition(" ")
    return f"the {spelling}" if rest.startswith("of ") and head_type(fold(first)) else spelling


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether more than half of the words of the shorter topic are in the longer one."""
    return 2 * len(words & others) > min(len(words), len(others))


@lru_cache(_CACHED_TEXTS)
def _phrases(text: str, language: Language) -> Sequence[tuple[str, str, bool]]:
    """Return what may be a topic of a text: folded, as it is written, and whether its form alone shows that it is."""
    found = _PHRASES[language](text)
    return tuple((fold(text[start:end]), text[start:end], is_certain) for start, end, is_certain in found)


def _english_phrases(text: str) -> Iterator[_Phrase]:
    """Yield names, whose capitals show them but where a sentence begins, and other runs of words."""
    runs = list(_runs(text, _ENGLISH_WORD, "latin"))
    names = [(run[0].start(), run[-1].end()) for run in runs if _is_name(text, run)]
    for start, end in _joined_by_of(text, names):
        the = _THE.search(text, 0, start)
        if not _OWNED.match(text, end):
            yield the.start() if the else start, end, True
    for run in runs:
        if 1 < len(run) <= MOST_WORDS and not any(word[0][0].isupper() for word in run):
            yield run[0].start(), run[-1].end(), False


def _is_name(text: str, run: _Run) -> bool:
    begins = _SENTENCE_START.search(text[max(0, run[0].start() - 2) : run[0].start()])
    return not begins and len(run) <= MOST_WORDS and all(word[0][0].isupper() for word in run)


def _joined_by_of(text: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield names, those that `of` stands between as one: alone, its second half would be a part of something."""
    joined: list[tuple[int, int]] = []
    for start, end in names:
        if joined and _OF.fullmatch(text, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    yield from joined


def _arabic_phrases(text: str) -> Iterator[_Phrase]:
    """Yield short titles in their marks; definite words in a row; and these with the noun before them."""
    yield from ((title.start(1), title.end(1), True) for title in _TITLE.finditer(text))
    for run in _runs(text, _ARABIC_WORD, "arabic"):
        for is_definite, group in groupby(range(len(run)), _starts_with_article(run)):
            start, *more = group
            end = start + len(more) + 1
            if not is_definite or end - start > MOST_WORDS:
                continue
            agrees = _agree([bare(word[0]) for word in run[start:end]])
            before = bare(run[start - 1][0]) if start else ""
            if before == _SERVANT:
                continue
            if end - start < MOST_WORDS and _NOUN.search(before) and not before.startswith(_JOINED):
                yield run[start - 1].start(), run[end - 1].end(), agrees or end - start == 1
            else:
                yield run[start].start(), run[end - 1].end(), agrees


def _agree(words: Sequence[str]) -> bool:
    """Return whether these are a noun and its adjectives, not a doer before what is done to."""
    noun, *adjectives = words
    return bool(adjectives) and not _PEOPLE.search(noun) and all(map(_ADJECTIVE.search, adjectives))


def _starts_with_article(run: _Run) -> Callable[[int], bool]:
    return lambda at: bare(run[at][0]).startswith(_ARTICLE)


def _runs(text: str, word: re.Pattern[str], kind: str) -> Iterator[_Run]:
    """Yield the content words that stand side by side, without runs that a number follows."""
    run: _Run = []
    for match in word.finditer(text):
        is_content = len(match[0]) >= LEAST_LETTERS and not is_stop_word(bare(match[0]), kind)
        if run and not (is_content and text[run[-1].end() : match.start()] == " "):
            yield from _unless_counted(text, run)
            run = []
        if is_content:
            run.append(match)
    if run:
        yield from _unless_counted(text, run)


def _unless_counted(text: str, run: _Run) -> Iterator[_Run]:
    if not _BEFORE_NUMBER.match(text, run[-1].end()):
        yield run


_PHRASES: Mapping[Language, Callable[[str], Iterator[_Phrase]]] = {
    "ar": _arabic_phrases,
    "en": _english_phrases,
}
