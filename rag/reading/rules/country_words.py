"""Countries and demonyms in a sentence: *Kuwait*, *Kuwaiti*, والكويتي.

In: a sentence and the place of a word. Out: whether it stands for any country, or for one that the question names.
"""

from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found
from rag.words.known_names import is_place
from rag.words.relatives import related


def is_country_word(tokens: Tokens, at: int) -> bool:
    """Return whether a word is a place or its demonym."""
    word = _without_article(tokens, at)
    return is_place(word) or is_place(f"ال{word}")


def is_of_country(question: Question, found: Found, at: int, country: str) -> bool:
    """Return whether a word of a sentence is a country of the question or its demonym."""
    is_same = int(found.concepts[at]) in concepts_of(question.text, country)
    return is_same or related(country.removeprefix("ال"), _without_article(found.tokens, at))


def _without_article(tokens: Tokens, at: int) -> str:
    """Return a folded word without the particle joined to it and the Arabic article."""
    return tokens.words[at][int(tokens.skip[at]) :].removeprefix("ال")
