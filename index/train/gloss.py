"""Arabic text word by word in English, for texts that nobody translated.

Each word's best translation stands in its place, in the form in which English text has it most often; a name that the
lexicon does not know is left out. It is no translation: but the English encoder gives it nearly the vector of one.
"""

from collections import Counter
from collections.abc import Iterable

from index.words.lexicon import Lexicon
from index.words.terms import word_terms, words

_LEAST_CHANCE = 0.1


class Glosser:
    """A lexicon's best word for each Arabic word."""

    def __init__(self, lexicon: Lexicon, english_texts: Iterable[str]) -> None:
        """Learn from `english_texts` which word stands for a stem most often."""
        self._lexicon = lexicon
        seen: dict[str, Counter[str]] = {}
        for text in english_texts:
            for word in words(text):
                if terms := word_terms(word.text, word.kind):
                    seen.setdefault(terms[0], Counter())[word.text.lower()] += 1
        self._forms = {stem: forms.most_common(1)[0][0] for stem, forms in seen.items()}

    def gloss(self, text: str) -> str:
        """Return the English words for an Arabic text, in its order; words without one are missing."""
        glossed = (self._word(word.text, word.kind) for word in words(text))
        return " ".join(word for word in glossed if word)

    def _word(self, word: str, kind: str) -> str:
        terms = word_terms(word, kind)
        if kind != "arabic" or not terms:
            return word if kind != "arabic" else ""
        for target, chance in self._lexicon.translations(terms[0]).items():
            name = self._lexicon.names.get(target, "")
            if chance >= _LEAST_CHANCE and name.startswith("e:"):
                return self._forms.get(name, "")
        return ""
