"""Text of one language word by word in the other, for texts that nobody translated.

Each word's best translation stands in its place, in the form in which texts have it most often; a name that the
lexicon does not know is left out. It is no translation: but a sentence encoder gives it nearly the vector of one.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from index.words.lexicon import Lexicon
from index.words.terms import word_terms, words

_LEAST_CHANCE = 0.1
_PREFIX = {"english": "e:", "arabic": "a:"}


class Glosser:
    """A lexicon's best word for each word of the other language."""

    def __init__(self, lexicon: Lexicon, texts: Iterable[str], into: Literal["english", "arabic"] = "english") -> None:
        """Learn from `texts` which word of the language `into` stands for a stem most often."""
        self._lexicon = lexicon
        self._prefix = _PREFIX[into]
        self._glossed = "latin" if into == "arabic" else "arabic"
        seen: dict[str, Counter[str]] = {}
        for text in texts:
            for word in words(text):
                if terms := word_terms(word.text, word.kind):
                    seen.setdefault(terms[0], Counter())[word.text.lower()] += 1
        self._forms = {stem: forms.most_common(1)[0][0] for stem, forms in seen.items()}

    def gloss(self, text: str) -> str:
        """Return the words for a text, in its order; words without one are missing."""
        glossed = (self._word(word.text, word.kind) for word in words(text))
        return " ".join(word for word in glossed if word)

    def _word(self, word: str, kind: str) -> str:
        terms = word_terms(word, kind)
        if kind != self._glossed or not terms:
            return word if kind != self._glossed else ""
        for target, chance in self._lexicon.translations(terms[0]).items():
            name = self._lexicon.names.get(target, "")
            if chance >= _LEAST_CHANCE and name.startswith(self._prefix):
                return self._forms.get(name, "")
        return ""
