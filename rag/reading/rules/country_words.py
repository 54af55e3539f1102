"""Words of a sentence for countries: *Kuwait*, *Kuwaiti*, والكويتي.

In: a sentence and the place of a word. Out: whether it is any country's, or that of a country in the question.
"""

from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found
from rag.words.known_names import is_place
from rag.words.relatives import related


def is_country_word(tokens: Tokens, at: int) -> bool:
    """Return whether a word names a place."""
    word = _bare(tokens, at)
    return is_place(word) or is_place(f"ال{word}")


def is_of_country(question: Question, found: Found, at: int, country: str) -> bool:
    """Return whether a word of a sentence is a country of the question, which may be named there by its people."""
    is_same = int(found.concepts[at]) in concepts_of(question.text, country)
    return is_same or related(country.removeprefix("ال"), _bare(found.tokens, at))


def _bare(tokens: Tokens, at: int) -> str:
    """Return a folded word without a joined particle and the Arabic article."""
    return tokens.words[at][int(tokens.skip[at]) :].removeprefix("ال")
