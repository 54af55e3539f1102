"""Topic extraction: texts of one language in, their topics out, the best first.

A topic is a phrase as written, found by form alone: in English a name, joined by *of* or not (the University of
Kuwait), in Arabic a definite noun with its adjectives (الطاقة الشمسية) or in a genitive construction (مكافحة الإرهاب).
Other phrases are topics where several passages have them. Where there is neither, the likely topics are taken: a
subject before an auxiliary, a definite noun. Precision counts more than recall, and no sentence is parsed.
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
from rag.saying.phrase import Likelihood, Phrase

_CACHED_TEXTS = 256
"""Texts whose phrases are kept: refusals of one library have the same passages."""

_OPENING_ARTICLES = ("The", "A", "An")


@dataclass(slots=True)
class _Topic:
    """A topic as first written, how likely it is one by its form, and the passages that have it."""

    spelling: str
    likelihood: Likelihood = Likelihood.UNKNOWN
    passages: set[int] = field(default_factory=set)

    @property
    def is_sure(self) -> bool:
        """Return whether its form or its repetition makes this a topic."""
        return self.likelihood is Likelihood.CERTAIN or len(self.passages) > 1

    def rank(self) -> tuple[int, bool, int, int]:
        """Return the sort key, smallest first: certain by form, of several words, in many passages."""
        words = len(self.spelling.split())
        return -self.likelihood, words == 1, -len(self.passages), -words


def topics(texts: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the topics of the texts, best first, each as first written; of similar ones only the best.

    Likely topics are yielded only where there is no sure one.
    """
    found: dict[str, _Topic] = {}
    for number, text in enumerate(texts):
        for folded, spelling, likelihood in _phrases(text, language):
            if _is_general(folded):
                continue
            topic = found.setdefault(folded, _Topic(_with_article(spelling)))
            topic.likelihood = max(topic.likelihood, likelihood)
            topic.passages.add(number)
    sure = {folded: topic for folded, topic in found.items() if topic.is_sure}
    likely = {folded: topic for folded, topic in found.items() if topic.likelihood is Likelihood.LIKELY}
    better: list[frozenset[str]] = []
    for folded, topic in sorted((sure or likely).items(), key=lambda item: item[1].rank()):
        words = frozenset(folded.split())
        if not any(_are_similar(words, others) for others in better):
            better.append(words)
            yield topic.spelling


def _is_general(topic: str) -> bool:
    """Return whether a folded topic has only nouns for kinds, numbers, titles and times: two countries, Sunday."""
    return tells_when(topic) or all(
        head_type(word) or number_of_word(word) is not None or tells_when(word) or is_title(word)
        for word in topic.split()
    )


def _with_article(spelling: str) -> str:
    """Return an English topic with its article in lower case; an office or organisation *of* something gets one."""
    first, _, rest = spelling.partition(" ")
    if first in _OPENING_ARTICLES:
        return f"{first.lower()} {rest}"
    return f"the {spelling}" if rest.startswith("of ") and head_type(fold(first)) else spelling


def _are_similar(words: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether two topics share more than half of the words of the shorter one."""
    return 2 * len(words & others) > min(len(words), len(others))


@lru_cache(_CACHED_TEXTS)
def _phrases(text: str, language: Language) -> Sequence[tuple[str, str, Likelihood]]:
    """Return the candidate topics of a text: folded, as written, and how likely each is."""
    found = _PHRASES[language](text)
    return tuple((fold(text[start:end]), text[start:end], likelihood) for start, end, likelihood in found)


_PHRASES: Mapping[Language, Callable[[str], Iterator[Phrase]]] = {
    "ar": arabic_phrases,
    "en": english_phrases,
}
