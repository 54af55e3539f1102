"""Whether a sentence names the office of another place: Mayor *of Zamarad*, where Marjan is asked about."""

from rag.asking.question import Question
from rag.asking.words.office_place import is_between, is_office_of_name, office_country
from rag.reading.forms.tokens import Tokens
from rag.reading.rules.country_words import is_of_country
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.found import Found

_STATE_NOUNS = LISTS.folded("STATE_NOUN")
"""Nouns before the name of a place: of the *State* of Kuwait."""


def is_office_of_another(question: Question, found: Found) -> bool:
    """Return whether every "OFFICE of NAME" of an English sentence has a name other than that of the question."""
    tokens = found.tokens
    if not is_office_of_name(question):
        return False
    of = [at + 1 for at in found.heads.nonzero()[0].tolist() if at + 2 < len(tokens) and tokens.words[at + 1] == "of"]
    places = [_place_after(tokens, at) for at in of]
    country = office_country(question) or ""
    others = [
        at
        for at in places
        if tokens.capital[at] and not any(_is_asked(question, found, on, country) for on in _name_from(tokens, at))
    ]
    return bool(of) and len(others) == len(of)


def _name_from(tokens: Tokens, first: int) -> range:
    """Return the capitalised words from one on: the *United Arab Emirates*."""
    after = range(first + 1, len(tokens))
    return range(first, next((at for at in after if not tokens.capital[at] or at in tokens.parts), len(tokens)))


def _place_after(tokens: Tokens, of: int) -> int:
    """Return the word of the place after *of*: the Minister of Foreign Affairs of the State of *Marjan*."""
    words = enumerate(tokens.words[of + 1 :], of + 1)
    return next((at for at, word in words if word not in _STATE_NOUNS and not is_between(word)), of + 1)


def _is_asked(question: Question, found: Found, at: int, country: str) -> bool:
    """Return whether a word of a sentence is in the question, or is its country or demonym."""
    return found.concepts[at] >= 0 or is_of_country(question, found, at, country)
