"""A noun with a demonym as the answer to which country: to enter *the Norwegian market*, دخول *السوق الكندية*.

In: the question, for a country or a thing of one (which *market*?), and the first sentence found. Out: the words of the
only such noun whose country is not in the question, or None.
"""

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.tokens import Tokens
from rag.reading.sentences.found import Found
from rag.reading.sentences.stretch import Words
from rag.reading.spans.fine_types import asks_country
from rag.words.bare_word import bare_word
from rag.words.known_names import is_people, is_place
from rag.words.relatives import related


def find_demonym_noun(question: Question, found: Found) -> Words | None:
    """Return the noun of a sentence with the demonym of a country that is not in the question."""
    if question.expects != "place":
        return None
    asked = [fold(each.text).removeprefix("ال") for each in question.names]
    things = [_thing(found.tokens, at) for at in range(len(found.tokens)) if _is_of_others(found, at, asked)]
    if len(things) != 1 or (thing := things[0]) is None:
        return None
    return thing if asks_country(question) or found.heads[thing.first : thing.last + 1].any() else None


def _is_of_others(found: Found, at: int, asked: list[str]) -> bool:
    word = bare_word(found.tokens.words[at])
    is_named = found.concepts[at] >= 0 or any(related(word, each) for each in asked)
    return is_people(word) and not is_place(word) and not is_named


def _thing(tokens: Tokens, at: int) -> Words | None:
    """Return a demonym with the noun beside it: before it in Arabic, after it in English."""
    noun = at + 1 if tokens.words[at].isascii() else at - 1
    if not 0 <= noun < len(tokens) or tokens.stop[noun] or max(at, noun) in tokens.parts:
        return None
    return Words(min(at, noun), max(at, noun))
