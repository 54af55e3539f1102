"""Glosses: word-by-word translations of texts that have no translation.

Each word is replaced by its most probable translation, in that translation's most frequent form, or by a translation
and form sampled by their probabilities, so that rarer ones occur too. Names that the lexicon lacks are left out. The
result is not grammatical, but its sentence vector is close to that of a translation.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from index.words.lexicon import Lexicon
from index.words.terms import word_terms, words

_MIN_PROBABILITY = 0.1
"""Least probability of a translation; chosen."""

_MIN_TRANSLATED = 0.7
"""Least share of translated words in a sampled gloss; chosen."""

_PREFIX = {"english": "e:", "arabic": "a:"}


class Glosser:
    """Glosses texts of one language in the other; deterministic, or sampled by a random generator."""

    def __init__(
        self,
        lexicon: Lexicon,
        texts: Iterable[str],
        into: Literal["english", "arabic"] = "english",
        sampler: random.Random | None = None,
    ) -> None:
        """Count the forms of each stem in `texts`, which are in the language `into`.

        Args:
            sampler: samples translations and forms; None for the most probable ones.
        """
        self._lexicon = lexicon
        self._prefix = _PREFIX[into]
        self._source_kind = "latin" if into == "arabic" else "arabic"
        self._sampler = sampler
        self._forms: dict[str, Counter[str]] = {}
        for text in texts:
            for word in words(text):
                if terms := word_terms(word.text, word.kind):
                    self._forms.setdefault(terms[0], Counter())[word.text.lower()] += 1
        self._known: dict[str, dict[str, float]] = {}

    def gloss(self, text: str) -> str:
        """Return the translations of a text's words, in order; words without one are left out.

        A sampled gloss is empty where fewer than seven in ten words have a translation.
        """
        glossed, missing, translated = [], 0, 0
        for word in words(text):
            if word.kind != self._source_kind:
                glossed.append(word.text)
            elif terms := word_terms(word.text, word.kind):
                form = self._translation(terms[0])
                glossed.append(form)
                translated, missing = translated + bool(form), missing + (not form)
        if self._sampler and translated < _MIN_TRANSLATED * (translated + missing):
            return ""
        return " ".join(word for word in glossed if word)

    def _translation(self, stem: str) -> str:
        """Return a form of a translation of a stem, empty where there is none."""
        if stem not in self._known:
            self._known[stem] = self._target_stems(stem)
        targets = self._known[stem]
        return self._choice(self._forms[self._choice(targets)]) if targets else ""

    def _target_stems(self, stem: str) -> dict[str, float]:
        """Return the translations of a stem that occur in the texts, with their probabilities."""
        likely = {
            self._lexicon.names.get(target, ""): probability
            for target, probability in self._lexicon.translations(stem).items()
            if probability >= _MIN_PROBABILITY
        }
        return {
            name: probability
            for name, probability in likely.items()
            if name.startswith(self._prefix) and name in self._forms
        }

    def _choice(self, weights: Mapping[str, float]) -> str:
        if self._sampler is None:
            return max(weights, key=weights.__getitem__)
        return self._sampler.choices(list(weights), list(weights.values()))[0]
