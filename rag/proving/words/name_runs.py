"""Which content words are parts of proper names, by themselves and by the words before them.

Parts of names are words with a capital or in the glossary, words that the lexicon lacks, those after a title, a surname
after a name, and the words of a short quotation, which is a title.
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
_MOST_TERMS_OUT_OF_LEXICON = 2
"""A stem and a sound: a word of the lexicon has more terms."""
_NOWHERE = -TITLED_WORDS - 1
_PRESENT, _LEAST_VERB_LETTERS = "ي", 4


@dataclass(slots=True)
class NameRuns:
    """Reads a text word by word, and keeps the places of the last title and the last name, and the word before.

    For each word the caller asks `is_name` where it is a content word, or calls `skip`, and then `advance`. `quoted`
    are the places of the words of short quotations.
    """

    quoted: frozenset[int]
    analyzer: Analyzer
    _titled_at: int = _NOWHERE
    _named_at: int = -1
    _previous: str = ""

    def is_name(self, read: Sequence[Word], at: int, accepted: frozenset[int]) -> bool:
        """Return whether the content word at a place is part of a name; `accepted` are its terms."""
        word = read[at]
        if _is_verb(word, self.analyzer):
            self._titled_at = _NOWHERE
        # The first word of a sentence has a capital; it is a name where the lexicon lacks it.
        opens_only = at == 0 and _is_common(word, accepted)
        found = (
            (is_proper_name(word) and not opens_only)
            or (self._named_at == at - 1 and may_be_surname(word, self._previous))
            or at - self._titled_at <= TITLED_WORDS
            or _is_unknown_name(read[at : at + 2], self.analyzer)
            or at in self.quoted
        )
        if found:
            self._named_at = at
        return found

    def skip(self, word: Word, at: int) -> None:
        """Go past a word that is no content word: *son of* continues a name."""
        if fold(word.text) in SON_OF and self._named_at == at - 1:
            self._named_at = at

    def advance(self, word: Word, at: int) -> None:
        """Go on to the next word."""
        plain = fold(word.text)
        if is_title(plain):
            self._titled_at = at
        if plain not in _ARTICLES:
            self._previous = plain


def _is_common(word: Word, accepted: frozenset[int]) -> bool:
    """Return whether a Latin word is in the lexicon, and in the glossary not as a name."""
    return word.kind == "latin" and len(accepted) > _MOST_TERMS_OUT_OF_LEXICON and not is_only_a_name(word)


def _is_verb(word: Word, analyzer: Analyzer) -> bool:
    """Return whether an Arabic word after a title is a verb: the trader pays (التاجر يدفع)."""
    may_be = word.kind == "arabic" and fold(word.text).startswith(_PRESENT) and len(word.text) >= _LEAST_VERB_LETTERS
    return may_be and is_in_lexicon(word, analyzer) and not is_proper_name(word)


def _is_unknown_name(following: Sequence[Word], analyzer: Analyzer) -> bool:
    """Return whether an Arabic word that the lexicon lacks is a name: it is definite, or the next such word is."""
    first, *rest = following
    if first.kind != "arabic" or is_in_lexicon(first, analyzer):
        return False
    return is_definite(first) or any(is_definite(word) and not is_in_lexicon(word, analyzer) for word in rest)
