"""What some passages are about: texts of one language in, phrases of theirs out, the best first.

A topic is a run of words as they are written, told from its neighbours by form alone: in English a name with what it
is the name of (the University of Kuwait), in Arabic a definite noun with the adjectives that agree with it (الطاقة
الشمسية) and with the noun before it where that can be no verb (مكافحة الإرهاب). What form does not show is a topic
where several passages have it; where there is none at all, what may well be one: a subject with its article before *is*
or *has*, a definite noun. Better none than half a sentence. No sentence is parsed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.fold import fold
from corpus.passage import Language
from index.words.numbers import number_of_word
from rag.asking.words.question_heads import head_type
from rag.reading.forms.times import tells_when
from rag.saying.arabic_phrases import arabic_phrases, is_title
from rag.saying.english_phrases import english_phrases
from rag.saying.phrase import Phrase, Shown

_CACHED_TEXTS = 256
"""Texts whose phrases are kept: refusals meet the same passages again and again."""

_OPENING_ARTICLES = ("The", "A", "An")


@dataclass(slots=True)
class _Topic:
    """How a topic is written, the passages that it stands in, and what its form tells."""

    spelling: str
    shown: Shown = Shown.NOTHING
    passages: set[int] = field(default_factory=set)

    @property
    def is_sure(self) -> bool:
        """Return whether form or repetition shows a topic."""
        return self.shown is Shown.SURELY or len(self.passages) > 1

    def rank(self) -> tuple[int, bool, int, int]:
        """Return the place among topics, smallest first: shown by form, of several words, in many passages."""
        words = len(self.spelling.split())
        return -self.shown, words == 1, -len(self.passages), -words


def topics(texts: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the topics of the texts, best first, each as it is first written; of two that are alike, the better one.

    Where nothing is sure to be one, what may well be.
    """
    found: dict[str, _Topic] = {}
    for number, text in enumerate(texts):
        for folded, spelling, shown in _phrases(text, language):
            if _is_general(folded):
                continue
            topic = found.setdefault(folded, _Topic(_with_article(spelling)))
            topic.shown = max(topic.shown, shown)
            topic.passages.add(number)
    sure = {folded: topic for folded, topic in found.items() if topic.is_sure}
    likely = {folded: topic for folded, topic in found.items() if topic.shown is Shown.PERHAPS}
    better: list[frozenset[str]] = []
    for folded, topic in sorted((sure or likely).items(), key=lambda item: item[1].rank()):
        words = frozenset(folded.split())
        if not any(_are_alike(words, others) for others in better):
            better.append(words)
            yield topic.spelling


def _is_general(topic: str) -> bool:
    """Return whether a folded topic only says of which kind things are, how many, or when: two countries, Sunday."""
    return tells_when(topic) or all(
        head_type(word) or number_of_word(word) is not None or tells_when(word) or is_title(word)
        for word in topic.split()
    )


def _with_article(spelling: str) -> str:
    """Return an English topic as it stands in a sentence: an office or a body *of* something has an article."""
    first, _, rest = spelling.partition(" ")
    if first in _OPENING_ARTICLES:
        return f"{first.lower()} {rest}"
    return f"the {spelling}" if rest.startswith("of ") and head_type(fold(first)) else spelling


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether more than half of the words of the shorter topic are in the longer one."""
    return 2 * len(words & others) > min(len(words), len(others))


@lru_cache(_CACHED_TEXTS)
def _phrases(text: str, language: Language) -> Sequence[tuple[str, str, Shown]]:
    """Return what may be a topic of a text: folded, as it is written, and what its form tells."""
    found = _PHRASES[language](text)
    return tuple((fold(text[start:end]), text[start:end], shown) for start, end, shown in found)


_PHRASES: Mapping[Language, Callable[[str], Iterator[Phrase]]] = {
    "ar": arabic_phrases,
    "en": english_phrases,
}
