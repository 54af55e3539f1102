"""Text of one language word by word in the other, for texts that nobody translated.

Each word's best translation stands in its place, in the form in which texts have it most often; or one that is drawn by
its chance, so that rarer words and forms are seen too. A name that the lexicon does not know is left out. It is no
translation: but a sentence encoder gives it nearly the vector of one.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from index.words.lexicon import Lexicon
from index.words.terms import word_terms, words

_LEAST_CHANCE = 0.1
_LEAST_KNOWN = 0.7
_PREFIX = {"english": "e:", "arabic": "a:"}


class Glosser:
    """A lexicon's words for each word of the other language: the best ones, or some drawn by their chance."""

    def __init__(
        self,
        lexicon: Lexicon,
        texts: Iterable[str],
        into: Literal["english", "arabic"] = "english",
        draw: random.Random | None = None,
    ) -> None:
        """Learn from `texts` which words of the language `into` stand for a stem, and how often each does."""
        self._lexicon = lexicon
        self._prefix = _PREFIX[into]
        self._glossed = "latin" if into == "arabic" else "arabic"
        self._draw = draw
        self._forms: dict[str, Counter[str]] = {}
        for text in texts:
            for word in words(text):
                if terms := word_terms(word.text, word.kind):
                    self._forms.setdefault(terms[0], Counter())[word.text.lower()] += 1
        self._known: dict[str, dict[str, float]] = {}

    def gloss(self, text: str) -> str:
        """Return the words for a text, in its order; words without one are missing.

        Empty if words are drawn and fewer than seven in ten have one.
        """
        glossed, unknown, known = [], 0, 0
        for word in words(text):
            if word.kind != self._glossed:
                glossed.append(word.text)
            elif terms := word_terms(word.text, word.kind):
                form = self._form(terms[0])
                glossed.append(form)
                known, unknown = known + bool(form), unknown + (not form)
        if self._draw and known < _LEAST_KNOWN * (known + unknown):
            return ""
        return " ".join(word for word in glossed if word)

    def _form(self, stem: str) -> str:
        if stem not in self._known:
            self._known[stem] = self._stems(stem)
        stems = self._known[stem]
        return self._one(self._forms[self._one(stems)]) if stems else ""

    def _stems(self, stem: str) -> dict[str, float]:
        """Return the stems of the other language that texts have, with their chances."""
        likely = {
            self._lexicon.names.get(target, ""): chance
            for target, chance in self._lexicon.translations(stem).items()
            if chance >= _LEAST_CHANCE
        }
        return {
            name: chance for name, chance in likely.items() if name.startswith(self._prefix) and name in self._forms
        }

    def _one(self, chances: Mapping[str, float]) -> str:
        if self._draw is None:
            return max(chances, key=chances.__getitem__)
        return self._draw.choices(list(chances), list(chances.values()))[0]
