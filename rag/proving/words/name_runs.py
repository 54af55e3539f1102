"""Which content words are parts of proper names, by themselves and by what stands before them.

In: the words of a text, one after the other. Out: of each content word whether it is probably part of a name: one with
a capital or in the glossary, one that the lexicon does not know, what follows a title, a surname behind a name, and any
word of a short quote, which is what something is called.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.fold import fold
from index.words.analysis import Analyzer
from index.words.terms import Word
from rag.proving.words.accepted_terms import is_in_lexicon
from rag.proving.words.proper_names import (
    SON_OF,
    TITLED_WORDS,
    is_definite,
    is_only_a_name,
    is_proper_name,
    is_title,
    may_be_surname,
)

_ARTICLES = frozenset({"the", "a", "an"})
_MOST_TERMS_OF_A_STRANGER = 2
"""A stem and a sound: what the lexicon knows has more terms."""
_NOWHERE = -TITLED_WORDS - 1
_PRESENT, _LEAST_VERB_LETTERS = "ي", 4


@dataclass(slots=True)
class NameRuns:
    """Reads a text from its start, and remembers the last title, the last name, and the word before.

    `quoted` are the places of the words of short quotes.
    """

    quoted: frozenset[int]
    analyzer: Analyzer
    _titled_at: int = _NOWHERE
    _named_at: int = -1
    _led_by: str = ""

    def is_name(self, read: Sequence[Word], at: int, accepted: frozenset[int]) -> bool:
        """Return whether the content word at a place is part of a name; `accepted` are its terms."""
        word = read[at]
        if _is_verb(word, self.analyzer):
            self._titled_at = _NOWHERE
        # Every word that opens a sentence has a capital; a name is one that the lexicon does not know.
        opens_only = at == 0 and _is_common(word, accepted)
        found = (
            (is_proper_name(word) and not opens_only)
            or (self._named_at == at - 1 and may_be_surname(word, self._led_by))
            or at - self._titled_at <= TITLED_WORDS
            or _is_strange_name(read[at : at + 2], self.analyzer)
            or at in self.quoted
        )
        if found:
            self._named_at = at
        return found

    def pass_over(self, word: Word, at: int) -> None:
        """Take note of a word that states nothing: son of goes on with a name."""
        if fold(word.text) in SON_OF and self._named_at == at - 1:
            self._named_at = at

    def leave(self, word: Word, at: int) -> None:
        """Take note of any word, once it has been read."""
        plain = fold(word.text)
        if is_title(plain):
            self._titled_at = at
        if plain not in _ARTICLES:
            self._led_by = plain


def _is_common(word: Word, accepted: frozenset[int]) -> bool:
    """Return whether the lexicon knows a Latin word, and the glossary not as a name."""
    return word.kind == "latin" and len(accepted) > _MOST_TERMS_OF_A_STRANGER and not is_only_a_name(word)


def _is_verb(word: Word, analyzer: Analyzer) -> bool:
    """Return whether an Arabic word behind a title is what its bearer does: the trader pays (التاجر يدفع)."""
    may_be = word.kind == "arabic" and fold(word.text).startswith(_PRESENT) and len(word.text) >= _LEAST_VERB_LETTERS
    return may_be and is_in_lexicon(word, analyzer) and not is_proper_name(word)


def _is_strange_name(following: Sequence[Word], analyzer: Analyzer) -> bool:
    """Return whether an Arabic word that the lexicon does not know is a name: a definite one, or one before such."""
    first, *rest = following
    if first.kind != "arabic" or is_in_lexicon(first, analyzer):
        return False
    return is_definite(first) or any(is_definite(word) and not is_in_lexicon(word, analyzer) for word in rest)
