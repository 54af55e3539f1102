"""Augmentation of questions as people type them: without hamza, with typos, in dialect, with courtesies, as keywords.

In: a question. Out: a variant of it that asks for the same.
"""

import random
from collections.abc import Callable, Mapping

from corpus.fold import bare
from corpus.passage import Language
from index.words.terms import is_stop_word
from rag.train.templates import templates, wrappings

_PLAIN = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي"})
_LEAST_LETTERS = 5


def disguised(question: str, language: Language, rng: random.Random) -> str:
    """Return the question in a random disguise, which may leave it as it is."""
    return rng.choice(_WAYS[language])(question, language, rng)


def _wrapped(question: str, language: Language, rng: random.Random) -> str:
    return rng.choice(wrappings(language)).format(question)


def _without_hamza(question: str, _: Language, __: random.Random) -> str:
    return bare(question).translate(_PLAIN)


def _in_dialect(question: str, _: Language, __: random.Random) -> str:
    return " ".join(templates("dialect", "ar").get(word, word) for word in question.split(" "))


def _lower(question: str, _: Language, __: random.Random) -> str:
    return question.lower()


def _with_typos(question: str, _: Language, rng: random.Random) -> str:
    """Return the question with two letters transposed in some longer words."""
    words = question.split(" ")
    for at in (at for at, word in enumerate(words) if len(word) >= _LEAST_LETTERS):
        if rng.random() < 1 / 4:
            word, turn = words[at], rng.randrange(1, len(words[at]) - 2)
            words[at] = word[:turn] + word[turn + 1] + word[turn] + word[turn + 2 :]
    return " ".join(words)


def _keywords(question: str, language: Language, _: random.Random) -> str:
    """Return the first word, which asks, and the content words."""
    kind = "arabic" if language == "ar" else "latin"
    first, *others = question.rstrip("؟?. ").split(" ")
    return " ".join([first, *(word for word in others if not is_stop_word(bare(word), kind))])


_WAYS: Mapping[Language, tuple[Callable[[str, Language, random.Random], str], ...]] = {
    "ar": (_wrapped, _without_hamza, _in_dialect, _with_typos, _keywords),
    "en": (_wrapped, _lower, _with_typos, _keywords, _wrapped),
}
